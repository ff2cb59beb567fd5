package io.github.parallelpipe.flow;

import io.github.parallelpipe.testing.Patience;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A subscriber that remembers what it is sent, asks when told to, and notes each rule that is broken. */
final class Probe<T> implements Flow.Subscriber<T> {

    private final List<T> items = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger signalling = new AtomicInteger();
    private final AtomicLong requested = new AtomicLong();
    private final long first;
    private final Consumer<T> action;
    private volatile Flow.Subscription subscription;
    private volatile Throwable error;

    private Probe(long first, Consumer<T> action) {
        this.first = first;
        this.action = action;
    }

    /** Asks for so many at first. */
    static <T> Probe<T> asking(long first) {
        return new Probe<>(first, item -> {});
    }

    /** Does something with each item, once it is noted. */
    static <T> Probe<T> asking(long first, Consumer<T> action) {
        return new Probe<>(first, action);
    }

    void request(long n) {
        if (n > 0) {
            requested.getAndUpdate(now -> now > Long.MAX_VALUE - n ? Long.MAX_VALUE : now + n);
        }
        subscription.request(n);
    }

    void cancel() {
        subscription.cancel();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        signal("onSubscribe", () -> {
            subscription = given;
            if (first > 0) {
                request(first);
            }
        });
    }

    @Override
    public void onNext(T item) {
        signal("onNext", () -> {
            if (items.size() >= requested.get()) {
                broken.add("not asked for: " + item);
            }
            items.add(item);
            action.accept(item);
        });
    }

    @Override
    public void onError(Throwable thrown) {
        signal("onError", () -> {
            error = thrown;
            ends.add("error");
        });
    }

    @Override
    public void onComplete() {
        signal("onComplete", () -> ends.add("complete"));
    }

    private void signal(String name, Runnable work) {
        threads.add(Thread.currentThread());
        if (signalling.incrementAndGet() > 1) {
            broken.add("not serial: " + name);
        }
        if (!ends.isEmpty()) {
            broken.add("after the end: " + name);
        }
        if ((subscription == null) != name.equals("onSubscribe")) {
            broken.add("onSubscribe must come once, and first: " + name);
        }
        try {
            work.run();
        } finally {
            signalling.decrementAndGet();
        }
    }

    // ---- What it has seen. ----

    List<T> items() {
        return List.copyOf(items);
    }

    List<String> ends() {
        return List.copyOf(ends);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    Throwable error() {
        return error;
    }

    Probe<T> awaitSubscribed() {
        Patience.awaitUntil("onSubscribe", () -> subscription != null);
        return this;
    }

    Probe<T> awaitItems(int count) {
        Patience.awaitUntil("items: " + count, () -> items.size() >= count);
        return this;
    }

    Probe<T> awaitEnd() {
        Patience.awaitUntil("the end", () -> !ends.isEmpty());
        return this;
    }

    /** None of the threads that have signalled is alive. */
    void awaitThreadsEnded() {
        Patience.awaitUntil("threads ended", () -> threads.stream().noneMatch(Thread::isAlive));
    }

    boolean wasSignalledBy(Thread thread) {
        return threads.contains(thread);
    }
}
