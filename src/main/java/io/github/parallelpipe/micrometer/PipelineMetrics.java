package io.github.parallelpipe.micrometer;

import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunListener;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Shows what the runs of pipelines do as Micrometer's meters, which the {@linkplain io.github.parallelpipe.micrometer package's
 * description} lists. One serves any number of pipelines, to which it is given as their {@linkplain PipelineBuilder#listener
 * listener}, and any number of registries, to which it is {@linkplain #bindTo bound}, in either order.
 *
 * <p>There is one set of meters for each pipeline's name, however many runs it has. Counters and timers sum up all of its runs,
 * and so never go back; gauges show those that go on, together, and the percentiles that of the slowest. When a run has ended,
 * nothing is kept of it but the sums. Pipelines of the same name share their meters.
 *
 * <p>Numbers are at most 100 ms old: what one scrape reads is read from one {@linkplain PipelineRun#report() report} of each run,
 * so that it adds up. Nothing is done while nobody reads.
 *
 * <p><em>Threading:</em> for any number of threads. A run waits for it at its start, while the meters of a new pipeline are
 * registered, and at its start and end for a report that is being read; never in between.
 */
public final class PipelineMetrics implements RunListener, MeterBinder, AutoCloseable {

    /** A pipeline: its account, and the stages that its runs have had so far. */
    private record Known(Account account, Set<String> stages) {}

    private final Tags tags;
    private final LongSupplier nanoClock;
    private final Map<String, Known> pipelines = new ConcurrentHashMap<>();
    private final Map<MeterRegistry, Meters> bound = new ConcurrentHashMap<>();

    /** Makes one whose meters have no further tags. */
    public PipelineMetrics() {
        this(Tags.empty());
    }

    /**
     * Makes one whose meters have further tags.
     *
     * @param tags the tags
     */
    public PipelineMetrics(Iterable<Tag> tags) {
        this(tags, System::nanoTime);
    }

    /**
     * Makes one for a single run, which may have been started before.
     *
     * @param run  the run
     * @param tags further tags of the meters
     */
    public PipelineMetrics(PipelineRun<?> run, Iterable<Tag> tags) {
        this(tags);
        started(Objects.requireNonNull(run, "run must not be null"));
    }

    PipelineMetrics(Iterable<Tag> tags, LongSupplier nanoClock) {
        this.tags = Tags.of(Objects.requireNonNull(tags, "tags must not be null"));
        this.nanoClock = nanoClock;
    }

    /**
     * Registers the meters of the pipelines that have had a run, and then those of others when their first run starts.
     *
     * @param registry has the meters, until this is {@linkplain #close() closed}
     * @throws IllegalStateException if it has those of another {@code PipelineMetrics}, for the same pipeline and tags
     */
    @Override
    public void bindTo(MeterRegistry registry) {
        Objects.requireNonNull(registry, "registry must not be null");
        Meters meters = bound.computeIfAbsent(registry, Meters::new);
        pipelines.forEach((name, known) -> register(meters, name, known));
    }

    /**
     * Begins to show a run.
     *
     * @param run the run
     */
    @Override
    public void started(PipelineRun<?> run) {
        RunReport report = run.report();
        List<String> stages = report.stages().stream().map(StageReport::stage).toList();
        Known known = pipelines.computeIfAbsent(
                report.pipeline(), name -> new Known(new Account(nanoClock), ConcurrentHashMap.newKeySet()));
        known.account.add(run, report);
        if (known.stages.addAll(stages)) {
            bound.values().forEach(meters -> register(meters, report.pipeline(), known));
        }
    }

    private void register(Meters meters, String pipeline, Known known) {
        meters.register(tags.and("pipeline", pipeline), known.account, known.stages);
    }

    /**
     * Adds a run to the sums.
     *
     * @param run the run
     */
    @Override
    public void ended(PipelineRun<?> run) {
        Known known = pipelines.get(run.report().pipeline());
        if (known != null) {
            known.account.settle(run);
        }
    }

    /** Removes all of its meters from their registries, and forgets what they have shown. */
    @Override
    public void close() {
        bound.values().forEach(Meters::remove);
        bound.clear();
        pipelines.clear();
    }
}
