package io.github.parallelpipe;

import io.github.parallelpipe.Edge.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stage in one run: its buffer, its workers, and their account. */
final class StageRun<T, X, O> {

    private final Edge<T> edge;
    private final Counters counters;
    private final Timings timings = new Timings();
    private final List<Worker<T, X, O>> workers;

    /** Null unless there are several workers whose results have an order to keep. */
    private final @Nullable InOrder<O> inOrder;

    StageRun(Node<T, X, O> node, Output<? super O> output, Run<?> run, LongSupplier clock, Discards discards) {
        int number = node.options().workers();
        edge = new Edge<>(node.name(), node.options(), clock, discards);
        counters = new Counters(number);
        Output<? super O> shared = number == 1 ? output : new SharedOutput<>(output, number);
        inOrder = node.isOrdered() ? new InOrder<>(new OwnExit<>(shared), number) : null;
        Supplier<ContextStage<X, O>> stages = node.instances().forRun(node.name(), number);
        List<Worker<T, X, O>> made = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Exit<O> exit = inOrder == null ? new OwnExit<>(shared) : inOrder.turns();
            made.add(new Worker<>(node, i, stages.get(), edge, exit, counters, timings, run));
        }
        workers = List.copyOf(made); // no larger than it has to be
    }

    Edge<T> edge() {
        return edge;
    }

    String name() {
        return edge.stage();
    }

    List<Worker<T, X, O>> workers() {
        return workers;
    }

    boolean isOneToOne() {
        return workers.getFirst().isOneToOne();
    }

    /** How many of its workers are at work, rather than waiting for their neighbours. */
    int busy() {
        return (int) workers.stream().filter(Worker::isBusy).count();
    }

    /** Refuses all further items, and gives the task to dispose of those that wait. */
    Runnable abort() {
        if (inOrder != null) {
            inOrder.abort();
        }
        return edge.abort();
    }

    /** Every thread of the run has ended. */
    void end() {
        if (inOrder != null) {
            inOrder.end();
        }
    }

    /** The account; of this stage what it did is read before what it took, so that nothing is done that was not taken. */
    StageReport report(long emitted) {
        long filtered = counters.filtered();
        long failed = counters.failed();
        long processed = isOneToOne() ? emitted + filtered : counters.processed();
        boolean running = workers.stream().anyMatch(Worker::isRunning);
        Ledger ledger = edge.ledger();
        return new StageReport(
                edge.stage(),
                edge.capacity(),
                edge.overflow(),
                ledger.offered(),
                ledger.taken(),
                ledger.dropped(),
                ledger.expired(),
                ledger.discarded(),
                ledger.buffered(),
                processed,
                failed,
                ledger.taken() - processed - failed,
                emitted,
                filtered,
                running,
                busy(),
                timings.ages(),
                timings.serviceTimes(),
                counters.lastFailure());
    }
}
