package io.github.parallelpipe.flow;

import io.github.parallelpipe.testing.Patience;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A subscription by hand: what a subscriber has asked for, and how often it has cancelled. */
final class Source implements Flow.Subscription {

    private final AtomicLong requested = new AtomicLong();
    private final AtomicInteger cancels = new AtomicInteger();

    @Override
    public void request(long n) {
        requested.getAndUpdate(now -> now > Long.MAX_VALUE - n ? Long.MAX_VALUE : now + n);
    }

    @Override
    public void cancel() {
        cancels.incrementAndGet();
    }

    long requested() {
        return requested.get();
    }

    int cancels() {
        return cancels.get();
    }

    void awaitRequested(long n) {
        Patience.awaitUntil("requested: " + n, () -> requested.get() >= n);
    }

    void awaitCancelled() {
        Patience.awaitUntil("cancelled", () -> cancels.get() > 0);
    }
}
