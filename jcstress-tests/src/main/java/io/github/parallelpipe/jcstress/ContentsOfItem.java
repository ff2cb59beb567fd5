package io.github.parallelpipe.jcstress;

import io.github.parallelpipe.buffer.Overflow;
import org.openjdk.jcstress.infra.results.II_Result;

/** What the claims about an item's contents share: one item, written to and handed over by one thread. */
abstract class ContentsOfItem {

    final Buffer<Message> buffer;
    final Message message = new Message();

    ContentsOfItem(int capacity) {
        buffer = new LibraryBuffer<>(capacity, Overflow.DROP_OLDEST);
    }

    protected final void write() {
        message.first = 1;
        message.second = 2;
    }

    /** Accepted or not: the buffer may be closed. */
    protected final void handOver() {
        buffer.accept(message);
    }

    protected final void handOn() {
        buffer.forward(message, 0, 0);
    }

    /** What is seen of an item, -1 if there is none. */
    static void read(Message messageOrNull, II_Result r) {
        r.r1 = messageOrNull == null ? -1 : messageOrNull.first;
        r.r2 = messageOrNull == null ? -1 : messageOrNull.second;
    }

    /** With plain fields, so that only the buffer orders what two threads see of it. */
    static final class Message {
        private int first;
        private int second;
    }
}
