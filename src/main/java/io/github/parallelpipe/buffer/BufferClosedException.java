package io.github.parallelpipe.buffer;

/** Thrown by a put into a {@link RingBuffer} that is closed: the item stays with the caller and is not counted. */
public final class BufferClosedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** An exception that says so. */
    public BufferClosedException() {
        super("buffer is closed");
    }
}
