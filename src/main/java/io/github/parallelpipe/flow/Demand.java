package io.github.parallelpipe.flow;

import java.util.concurrent.atomic.AtomicLong;

/** How many items a subscriber has asked for and not been given. Once that is {@link Long#MAX_VALUE}, it is so for ever. */
final class Demand {

    private final AtomicLong open = new AtomicLong();

    void add(long n) {
        open.accumulateAndGet(n, (now, more) -> now > Long.MAX_VALUE - more ? Long.MAX_VALUE : now + more);
    }

    boolean isOpen() {
        return open.get() > 0;
    }

    /** One of them is given; there is one. */
    void take() {
        open.getAndUpdate(now -> now == Long.MAX_VALUE ? now : now - 1);
    }
}
