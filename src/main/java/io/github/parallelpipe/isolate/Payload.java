package io.github.parallelpipe.isolate;

import java.nio.ByteBuffer;

/**
 * An item as bytes.
 *
 * @param form  which codec has made it
 * @param bytes the bytes
 */
record Payload(byte form, ByteBuffer bytes) {

    /** The form of what a user's codec has made. */
    static final byte CUSTOM = 0;
}
