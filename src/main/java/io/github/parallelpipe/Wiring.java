package io.github.parallelpipe;

import io.github.parallelpipe.Edge.Ledger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one run and the buffers that join them, built from the pipeline's definition: here a chain. The one
 * place that knows which stage comes after which.
 */
final class Wiring {

    private final List<Edge<?>> edges = new ArrayList<>();
    private final List<Worker<?, ?, ?>> workers = new ArrayList<>();
    private final Delivery<Object> delivery = new Delivery<>();
    private final @Nullable Outlet<?> outlet;

    /** Built from its end, since each stage needs what comes after it. The outlet last: it is taken once all else is there. */
    Wiring(Pipeline<?> pipeline, Run<?> run, Discards discards) {
        Output<?> output = delivery;
        for (int i = pipeline.nodes().size() - 1; i >= 0; i--) {
            output = add(pipeline, pipeline.nodes().get(i), output, run, discards);
        }
        Collections.reverse(edges);
        Collections.reverse(workers);
        outlet = attached(pipeline.nodes().getLast(), workers.getLast().isOneToOne(), discards);
    }

    @SuppressWarnings("unchecked") // a sink that reads one item at a time accepts what its handler is told of
    private static @Nullable Outlet<?> attached(Node<?, ?, ?> sink, boolean oneToOne, Discards discards) {
        Outlet<Object> outlet = (Outlet<Object>) sink.outlet();
        if (outlet != null) {
            DiscardHandler<Object> handler = (DiscardHandler<Object>) sink.options().discardHandler();
            outlet.attach(sink.name(), discards, oneToOne ? handler : null);
        }
        return outlet;
    }

    private <T, X, O> Edge<T> add(
            Pipeline<?> pipeline, Node<T, X, O> node, Output<?> output, Run<?> run, Discards discards) {
        @SuppressWarnings("unchecked") // the builder's types have seen to it that each stage fits the next
        Output<? super O> next = (Output<? super O>) output;
        Edge<T> edge = new Edge<>(node.name(), node.options(), pipeline.clock(), discards);
        edges.add(edge);
        workers.add(new Worker<>(node, edge, next, run));
        return edge;
    }

    Edge<?> entry() {
        return edges.getFirst();
    }

    List<Worker<?, ?, ?>> workers() {
        return workers;
    }

    /** The stages that are at work, rather than waiting for something to work on. */
    List<String> busyStages() {
        return workers.stream().filter(Worker::isBusy).<String>map(Worker::stage).toList();
    }

    /** Refuses all further items everywhere, and gives the tasks to dispose of those that wait. */
    List<Runnable> abort() {
        return edges.stream().map(Edge::abort).toList();
    }

    /** Every thread of the run has ended. */
    void end() {
        if (outlet != null) {
            outlet.detach();
        }
    }

    /**
     * The account of each stage. Read from the end, and of each stage what it did before what it took: so nothing is
     * counted as done that is not yet counted as taken.
     */
    List<StageReport> reports() {
        List<StageReport> reports = new ArrayList<>();
        long emitted = delivery.delivered();
        for (int i = workers.size() - 1; i >= 0; i--) {
            StageReport report = report(workers.get(i), edges.get(i), emitted);
            reports.add(report);
            emitted = report.offered();
        }
        Collections.reverse(reports);
        return reports;
    }

    private static StageReport report(Worker<?, ?, ?> worker, Edge<?> edge, long emitted) {
        Counters counters = worker.counters();
        long filtered = counters.filtered();
        long failed = counters.failed();
        long processed = worker.isOneToOne() ? emitted + filtered : counters.processed();
        boolean running = worker.isRunning();
        Ledger ledger = edge.ledger();
        return new StageReport(
                edge.stage(),
                edge.capacity(),
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
                counters.lastFailure());
    }
}
