package io.github.parallelpipe.flow;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What flows to one subscriber: a buffer, the demand, and the signals that come of the two. It may be there before its
 * subscriber is.
 *
 * <p>Whatever changes (an item, a request, a cancel, the end) only counts an event. The first event starts a virtual
 * thread, which signals until it has seen them all, and ends: so signals are serial, a subscriber runs neither on the
 * pipeline's threads nor inside its own {@code request}, and one that asks for nothing keeps no thread.
 *
 * <p>It ends in one of two ways. Completed, the buffer is closed, and {@code onComplete} follows the last item. Cut,
 * what is buffered is discarded, and {@code onError} follows at once, or nothing after a cancel. A cut overrides a
 * completion; of several errors the first is the one, and once the subscriber has cancelled, or has thrown, there is none.
 */
final class Outflow<T> implements Flow.Subscription {

    /** Why it ends at once: by an error that is to be signalled, or silently. */
    private record Cut(@Nullable Throwable error) {}

    private final SinkPublisher<T> publisher;
    private final RingBuffer<T> buffer;
    private final Demand demand = new Demand();
    private final AtomicLong events = new AtomicLong();
    private final AtomicReference<@Nullable Cut> cut = new AtomicReference<>();

    /** Set once, by the publisher; cleared at the end, so that nothing holds on to it. */
    private volatile Flow.@Nullable Subscriber<? super T> subscriber;

    /** These two are for the thread that signals: the count of events orders one such thread after the other. */
    private boolean introduced;
    private boolean over;

    Outflow(SinkPublisher<T> publisher, int capacity, Overflow overflow) {
        this.publisher = publisher;
        this.buffer = new RingBuffer<>(capacity, overflow);
    }

    // ---- For the publisher. ----

    /** Called once. What has been put before is signalled first. */
    void attach(Flow.Subscriber<? super T> to) {
        subscriber = to;
        event();
    }

    /**
     * Takes an item in, waiting for room under BLOCK.
     *
     * @throws BufferFullException under FAIL if there is no subscriber who could be told; the caller keeps the item
     */
    void put(T item) {
        try {
            T dropped = buffer.put(item);
            if (dropped != null) {
                publisher.discard(dropped, DiscardReason.OVERFLOW);
            }
        } catch (BufferClosedException e) {
            publisher.discard(item, DiscardReason.CANCELLED);
        } catch (BufferFullException e) {
            if (subscriber == null && cut.get() == null) {
                throw e;
            }
            publisher.discard(item, DiscardReason.OVERFLOW);
            cut(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            publisher.discard(item, DiscardReason.CANCELLED);
        }
        event();
    }

    /** No more items: the rest is delivered. */
    void complete() {
        buffer.close();
        event();
    }

    /** No more items: the rest is discarded. */
    void fail(Throwable error) {
        cut(error);
        event();
    }

    /** At once refuses more, so that nobody goes on waiting for room here while the subscriber is busy with an item. */
    private void cut(Throwable error) {
        cut.compareAndSet(null, new Cut(error));
        buffer.close();
    }

    private void cutSilently() {
        cut.set(new Cut(null));
        buffer.close();
    }

    /** Refuses further items, and discards those that wait. */
    void discardAll() {
        for (T item : buffer.closeNow()) {
            publisher.discard(item, DiscardReason.CANCELLED);
        }
    }

    // ---- For the subscriber. ----

    @Override
    public void request(long n) {
        if (n > 0) {
            demand.add(n);
        } else {
            cut(new IllegalArgumentException("a request must be positive (rule 3.9): " + n));
        }
        event();
    }

    @Override
    public void cancel() {
        cutSilently();
        event();
    }

    // ---- Signalling, by one thread at a time. ----

    /** An item put before the subscriber is there is seen by the event that its coming is. */
    private void event() {
        if (subscriber != null && events.getAndIncrement() == 0) {
            publisher.threads().newThread(this::signal).start();
        }
    }

    private void signal() {
        long seen = 1;
        do {
            try {
                signalAll();
            } catch (Throwable e) { // from the subscriber, which must not throw (rule 2.13)
                cutSilently();
                end();
                Disposal.report(e);
            }
            seen = events.addAndGet(-seen);
        } while (seen != 0);
    }

    private void signalAll() {
        while (!over) {
            Flow.Subscriber<? super T> to = Objects.requireNonNull(subscriber);
            if (!introduced) {
                introduced = true;
                to.onSubscribe(this);
            } else if (cut.get() != null || buffer.isEnded()) {
                end();
            } else {
                T item = demand.isOpen() ? buffer.poll() : null;
                if (item == null) {
                    return;
                }
                demand.take();
                to.onNext(item);
            }
        }
    }

    private void end() {
        Flow.Subscriber<? super T> to = subscriber;
        if (over || to == null) {
            return;
        }
        over = true;
        publisher.left(this);
        discardAll();
        subscriber = null;
        Cut how = cut.get();
        if (how == null) {
            to.onComplete();
        } else if (how.error() != null) {
            to.onError(how.error());
        }
    }
}
