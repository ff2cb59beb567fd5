package io.github.parallelpipe.buffer;

/**
 * Thrown by a put into a full {@link RingBuffer} under {@link Overflow#FAIL}: the item stays with the caller and is not
 * counted.
 */
public final class BufferFullException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception that says how full.
     *
     * @param message the rule and the value, such as {@code buffer is full: capacity 2}
     */
    public BufferFullException(String message) {
        super(message);
    }
}
