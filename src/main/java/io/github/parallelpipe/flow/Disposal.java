package io.github.parallelpipe.flow;

import io.github.parallelpipe.DiscardHandler;
import io.github.parallelpipe.DiscardReason;
import org.jspecify.annotations.Nullable;

/**
 * Tells a user's handler, if there is one, of items that go nowhere. What it throws reaches the handler of uncaught
 * exceptions and nobody else: it must not keep the next item from being told.
 */
record Disposal<T>(@Nullable DiscardHandler<? super T> handler) {

    void discard(T item, DiscardReason reason, String stage) {
        if (handler == null) {
            return;
        }
        try {
            handler.discarded(item, reason, stage);
        } catch (Throwable e) {
            report(e);
        }
    }

    /** Tells of what user code threw where nobody can catch it. */
    static void report(Throwable thrown) {
        Thread current = Thread.currentThread();
        try {
            current.getUncaughtExceptionHandler().uncaughtException(current, thrown);
        } catch (Throwable e) {
            // Ignored, as by the virtual machine.
        }
    }
}
