package io.github.parallelpipe.isolate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One message between a process and a child.
 *
 * @param kind    what it says
 * @param origin  of an item, where it comes from
 * @param payload the rest
 */
record Frame(Kind kind, Origin origin, Payload payload) {

    /** In this order on the wire. */
    enum Kind {
        /** From the child, first: the version of what follows. */
        HELLO,
        /** To the child: what it is to be. */
        SETUP,
        /** From the child: its stage is open. */
        READY,
        /** To the child: an item to work on. */
        ITEM,
        /** From the child: what it made of it. */
        RESULT,
        /** From the child: that it made nothing of it. */
        NOTHING,
        /** From the child: what its stage threw. */
        THREW,
        /** From the child: that an item or a result could not be read or written, and why. */
        NOT_ENCODABLE,
        /** From the child, last: its stage is closed. */
        CLOSED
    }

    /**
     * Where an item comes from, as {@link io.github.parallelpipe.ItemContext} tells it.
     *
     * @param sequence its number
     * @param missed   how many were lost before it
     * @param ageNanos its age when it was sent
     */
    record Origin(long sequence, long missed, long ageNanos) {
        static final Origin NONE = new Origin(0, 0, 0);
    }

    /** Writes something. */
    @FunctionalInterface
    interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    static Frame of(Kind kind) {
        return new Frame(kind, Origin.NONE, new Payload(Payload.CUSTOM, ByteBuffer.allocate(0)));
    }

    static Frame of(Kind kind, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        return new Frame(kind, Origin.NONE, new Payload(Payload.CUSTOM, ByteBuffer.wrap(bytes.toByteArray())));
    }

    /** Its payload, to be read. */
    DataInputStream content() {
        ByteBuffer bytes = payload.bytes();
        return new DataInputStream(new ByteArrayInputStream(bytes.array(), bytes.position(), bytes.remaining()));
    }
}
