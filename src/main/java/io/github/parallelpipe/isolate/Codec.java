package io.github.parallelpipe.isolate;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * How items of a type pass between the process and an isolated stage's child. Its class has a constructor without
 * parameters, as both sides make one.
 *
 * <p><em>Threading:</em> for one thread at a time.
 *
 * @param <T> the type of the items
 */
public interface Codec<T> {

    /**
     * The bytes of an item.
     *
     * @param item the item
     * @return its bytes, from the buffer's position to its limit; the buffer is not written to
     * @throws IOException if it has none
     */
    ByteBuffer encode(T item) throws IOException;

    /**
     * The item of some bytes.
     *
     * @param bytes what {@link #encode} gave, in a buffer that has just that, and that the item may keep
     * @return the item
     * @throws IOException if there is none
     */
    T decode(ByteBuffer bytes) throws IOException;
}
