package io.github.parallelpipe.micrometer;

import io.github.parallelpipe.RunState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The meters in one registry. Each function holds on to its account: what a registry is given besides it holds weakly, and a
 * counter would stop short of the last run's end.
 */
final class Meters {

    private static final String ACTIVE = "parallelpipe.runs.active";
    private static final double[] SHARES = {0.5, 0.9, 0.99, 1};

    private final MeterRegistry registry;
    private final Set<Meter> meters = ConcurrentHashMap.newKeySet();

    /** The tags of the pipelines, and of their stages, that have theirs. */
    private final Set<Tags> known = ConcurrentHashMap.newKeySet();

    private volatile boolean removed;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Registers those of a pipeline that are not there yet.
     *
     * @throws IllegalStateException if somebody else's are: they would be taken for ours
     */
    void register(Tags tags, Account account, Collection<String> stages) {
        if (known.add(tags)) {
            registerPipeline(tags, account);
        }
        for (String stage : stages) {
            Tags ofStage = tags.and("stage", stage);
            if (known.add(ofStage)) {
                registerStage(ofStage, account, stage);
            }
        }
        if (removed) { // meanwhile
            remove();
        }
    }

    private void registerPipeline(Tags tags, Account account) {
        if (!registry.find(ACTIVE).tags(tags).meters().isEmpty()) {
            known.remove(tags);
            throw new IllegalStateException(
                    "a registry must not have two PipelineMetrics for the same pipeline and tags: " + tags);
        }
        for (RunState state : RunState.values()) {
            registerRuns(tags.and("state", state.name().toLowerCase(Locale.ROOT)), account, state);
        }
        meters.add(FunctionCounter.builder(
                        "parallelpipe.handler.failures", account, same -> account.sums().handlerFailures())
                .tags(tags)
                .description("How often a discard handler threw")
                .register(registry));
    }

    private void registerRuns(Tags tags, Account account, RunState state) {
        meters.add(state.isEnded()
                ? FunctionCounter.builder("parallelpipe.runs.ended", account, same -> account.sums().runs(state))
                        .tags(tags)
                        .description("Runs that have ended, by how")
                        .register(registry)
                : Gauge.builder(ACTIVE, () -> account.sums().runs(state))
                        .tags(tags)
                        .description("Runs that have not ended, by where in their life they are")
                        .register(registry));
    }

    private void registerStage(Tags tags, Account account, String stage) {
        for (Figure figure : Figure.values()) {
            register(tags.and(figure.tags()), account, stage, figure);
        }
        for (Timing timing : Timing.values()) {
            register(tags, account, stage, timing);
            for (double share : SHARES) {
                registerPercentile(tags, account, stage, timing, share);
            }
        }
    }

    private void register(Tags tags, Account account, String stage, Figure figure) {
        meters.add(figure.isCounter()
                ? FunctionCounter.builder(figure.meter(), account, same -> account.sums().stage(stage).sum(figure))
                        .tags(tags)
                        .baseUnit(figure.unit())
                        .description(figure.description())
                        .register(registry)
                : Gauge.builder(figure.meter(), () -> account.sums().stage(stage).sum(figure))
                        .tags(tags)
                        .baseUnit(figure.unit())
                        .description(figure.description())
                        .register(registry));
    }

    private void register(Tags tags, Account account, String stage, Timing timing) {
        meters.add(FunctionTimer.builder(
                        timing.meter(),
                        account,
                        same -> account.sums().stage(stage).count(timing),
                        same -> account.sums().stage(stage).nanos(timing),
                        TimeUnit.NANOSECONDS)
                .tags(tags)
                .description(timing.description())
                .register(registry));
    }

    /** Named and tagged as Micrometer does where it has to make gauges of a timer's percentiles. */
    private void registerPercentile(Tags tags, Account account, String stage, Timing timing, double share) {
        meters.add(TimeGauge.builder(
                        timing.meter() + ".percentile",
                        () -> account.sums().stage(stage).percentile(timing, share),
                        TimeUnit.NANOSECONDS)
                .tags(tags.and("phi", share == 1 ? "1" : Double.toString(share)))
                .description(timing.description() + ", in the last one to two minutes; in the slowest of several runs")
                .register(registry));
    }

    void remove() {
        removed = true;
        meters.forEach(registry::remove);
    }
}
