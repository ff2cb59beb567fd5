package io.github.parallelpipe;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Calls the discard handlers of one run, and keeps what they throw from everybody but the report. */
final class Discards {

    private final Listeners listeners;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    Discards(Listeners listeners) {
        this.listeners = listeners;
    }

    <T> void discard(@Nullable DiscardHandler<? super T> handler, T item, DiscardReason reason, String stage) {
        if (handler == null) {
            return;
        }
        try {
            handler.discarded(item, reason, stage);
        } catch (Throwable e) {
            boolean first = firstFailure.compareAndSet(null, e); // before it is counted: so whoever sees it counted sees it
            failures.incrementAndGet();
            if (first) {
                listeners.handlerFailed(stage, e);
            }
        }
    }

    long failures() {
        return failures.get();
    }

    @Nullable Throwable firstFailure() {
        return firstFailure.get();
    }
}
