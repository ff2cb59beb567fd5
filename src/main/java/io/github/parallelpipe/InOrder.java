package io.github.parallelpipe;

import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what the workers of a stage make, in the order in which they took what they made it of.
 *
 * <p>What is taken at once is a <em>turn</em>, of which one result comes or none. Whoever ends a turn leaves the
 * outcome here. If nobody is handing on just then, it hands on all whose turn it is, its own and those that waited for
 * it, and does so without the lock: the next buffer may be full. Nobody waits for an earlier turn to end, until so many
 * are under way that the stage may not begin another. So a slow item holds up the others' results, but not their work;
 * and what waits is bounded.
 *
 * <p><em>Invariants</em>, each under the lock:
 * <ol>
 * <li>the turns that were taken follow one another without a gap: each begins at the {@linkplain
 *     io.github.parallelpipe.buffer.Batch#position() position} at which the one before it ends
 * <li>all turns before {@code next} have been handed on, or are being; the one at {@code next} is ended only while
 * somebody hands on
 * <li>at most {@code mostUnderWay} turns are begun and not handed on, until the run is aborted
 * <li>at most one thread hands on
 * </ol>
 *
 * <p>Rejected: each worker waits for its turn with its result in hand. That needs no queue, but with work of varying length two
 * workers then do little more than one.
 *
 * @param <O> the type of the results
 */
final class InOrder<O> {

    /** What came of a turn: a result or none, and how many items were lost before it or in it. */
    private record Outcome<O>(
            long position, int items, @Nullable O result, long sequence, long enteredNanos, long missed)
            implements Comparable<Outcome<O>> {

        @Override
        public int compareTo(Outcome<O> other) {
            return Long.compare(position, other.position);
        }

        void to(Exit<O> exit) throws InterruptedException {
            if (result == null) {
                exit.skip(missed);
            } else {
                exit.emit(result, sequence, enteredNanos, missed);
            }
        }
    }

    private final Exit<O> exit;
    private final int mostUnderWay;

    private final ReentrantLock lock = new ReentrantLock();
    /** Waited on by who may not begin a turn yet; signalled when one has been handed on, and when the run is aborted. */
    private final Condition fewerUnderWay = lock.newCondition();
    /** Ended, and not handed on. */
    private final PriorityQueue<Outcome<O>> ended = new PriorityQueue<>();

    /** Begun, and not handed on. */
    private int underWay;
    /** Where the turn begins that is handed on next. */
    private long next;
    private boolean handingOn;
    private boolean aborted;

    /** For so many workers, each of which may be one turn ahead. The exit is told in order, by one thread after the other. */
    InOrder(Exit<O> exit, int workers) {
        this.exit = exit;
        this.mostUnderWay = 2 * workers;
    }

    /** The way out of one of the workers. */
    Exit<O> turns() {
        return new Turns();
    }

    /**
     * The run is aborted: some turns may never end, so nobody waits for that. The interrupt is not enough, as whoever
     * it finds in user code may swallow it.
     */
    void abort() {
        lock.lock();
        try {
            aborted = true;
            fewerUnderWay.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All workers have ended, of a run that was aborted: what could not be handed on is refused. */
    void end() {
        for (Outcome<O> left = left(); left != null; left = left()) {
            try {
                left.to(exit);
            } catch (InterruptedException e) { // never: a closed buffer does not wait
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable Outcome<O> left() {
        lock.lock();
        try {
            return ended.poll();
        } finally {
            lock.unlock();
        }
    }

    private void begin() throws InterruptedException {
        lock.lock();
        try {
            while (underWay == mostUnderWay && !aborted) {
                fewerUnderWay.await();
            }
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    private void end(Outcome<O> outcome) throws InterruptedException {
        if (add(outcome)) {
            handOn();
        }
    }

    /** True if nobody is handing on: then it is the caller's part. */
    private boolean add(Outcome<O> outcome) {
        lock.lock();
        try {
            ended.add(outcome);
            boolean mine = !handingOn;
            handingOn = true;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /** Ends by throwing only where the run does: then nobody hands on any more. */
    private void handOn() throws InterruptedException {
        Outcome<O> due = due();
        while (due != null) {
            due.to(exit);
            handedOn();
            due = due();
        }
    }

    private @Nullable Outcome<O> due() {
        lock.lock();
        try {
            Outcome<O> first = ended.peek();
            if (first == null || first.position() != next) {
                handingOn = false;
                return null;
            }
            next += first.items();
            return ended.remove();
        } finally {
            lock.unlock();
        }
    }

    private void handedOn() {
        lock.lock();
        try {
            underWay--;
            fewerUnderWay.signal();
        } finally {
            lock.unlock();
        }
    }

    /** One worker's turns, one after the other. */
    private final class Turns implements Exit<O> {

        private long position;

        /** How many items the turn is about; 0 if it has ended. */
        private int items;

        /** A turn that is still under way has lost all it was about. */
        @Override
        public long begin(long lost) throws InterruptedException {
            if (items > 0) {
                skip(lost);
            }
            InOrder.this.begin();
            return 0;
        }

        @Override
        public void took(long at, int count) {
            position = at;
            items = count;
        }

        @Override
        public void emit(O result, long sequence, long enteredNanos, long missed) throws InterruptedException {
            end(result, sequence, enteredNanos, missed);
        }

        @Override
        public void skip(long missed) throws InterruptedException {
            end(null, 0, 0, missed);
        }

        private void end(@Nullable O result, long sequence, long enteredNanos, long missed) throws InterruptedException {
            Outcome<O> outcome = new Outcome<>(position, items, result, sequence, enteredNanos, missed);
            items = 0;
            InOrder.this.end(outcome);
        }

        @Override
        public void complete() {
            exit.complete();
        }
    }
}
