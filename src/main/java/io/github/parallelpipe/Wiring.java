package io.github.parallelpipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one run, joined by their buffers, built from the pipeline's definition: here a chain. The one place that
 * knows which stage comes after which.
 */
final class Wiring {

    private final List<StageRun<?, ?, ?>> stages;
    private final List<Worker<?, ?, ?>> workers;
    private final Delivery<Object> delivery;
    private final @Nullable Outlet<?> outlet;
    private final Runnable leftover;

    /** Built from its end, since each stage needs what comes after it. The outlet last: it is taken once all else is there. */
    Wiring(Pipeline<?> pipeline, Run<?> run, LongSupplier clock, Discards discards) {
        Node<?, ?, ?> sink = pipeline.nodes().getLast();
        delivery = new Delivery<>(sink.options().workers());
        Output<?> output = delivery;
        List<StageRun<?, ?, ?>> fromTheEnd = new ArrayList<>();
        for (Node<?, ?, ?> node : pipeline.nodes().reversed()) {
            StageRun<?, ?, ?> stage = stage(node, output, run, clock, discards);
            fromTheEnd.add(stage);
            output = stage.edge();
        }
        stages = List.copyOf(fromTheEnd.reversed());
        workers = stages.stream().<Worker<?, ?, ?>>flatMap(stage -> stage.workers().stream()).toList();
        outlet = sink.outlet();
        leftover = attached(sink, stages.getLast().isOneToOne(), discards);
    }

    @SuppressWarnings("unchecked") // a sink that reads one item at a time accepts what its handler is told of
    private static Runnable attached(Node<?, ?, ?> sink, boolean oneToOne, Discards discards) {
        Outlet<Object> outlet = (Outlet<Object>) sink.outlet();
        DiscardHandler<Object> handler = (DiscardHandler<Object>) sink.options().discardHandler();
        return outlet == null ? () -> {} : outlet.attach(sink.name(), discards, oneToOne ? handler : null);
    }

    /** Disposes of what the run before this has left in the outlet: a task of this run, which is to be known by then. */
    void disposeOfLeftover() {
        leftover.run();
    }

    @SuppressWarnings("unchecked") // the builder's types have seen to it that each stage fits the next
    private static <T, X, O> StageRun<T, X, O> stage(
            Node<T, X, O> node, Output<?> output, Run<?> run, LongSupplier clock, Discards discards) {
        return new StageRun<>(node, (Output<? super O>) output, run, clock, discards);
    }

    Edge<?> entry() {
        return stages.getFirst().edge();
    }

    /** Those of all stages, from the first stage to the last. */
    List<Worker<?, ?, ?>> workers() {
        return workers;
    }

    List<String> busyStages() {
        return stages.stream().filter(stage -> stage.busy() > 0).<String>map(StageRun::name).toList();
    }

    /** Refuses all further items everywhere, and gives the tasks to dispose of those that wait. */
    List<Runnable> abort() {
        return stages.stream().map(StageRun::abort).toList();
    }

    /** Every thread of the run has ended. */
    void end() {
        stages.forEach(StageRun::end);
        if (outlet != null) {
            outlet.detach();
        }
    }

    /** The account of each stage, read from the end: so nothing is counted as emitted that was not yet counted as offered. */
    List<StageReport> reports() {
        List<StageReport> reports = new ArrayList<>();
        long emitted = delivery.delivered();
        for (StageRun<?, ?, ?> stage : stages.reversed()) {
            StageReport report = stage.report(emitted);
            reports.add(report);
            emitted = report.offered();
        }
        Collections.reverse(reports);
        return reports;
    }
}
