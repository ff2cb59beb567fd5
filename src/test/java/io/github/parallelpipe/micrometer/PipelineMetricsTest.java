package io.github.parallelpipe.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Gate;
import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a registry shows is what the runs' reports say, once per scrape, and for as long as there is somebody to show it. */
class PipelineMetricsTest {

    private static final String STAGE = "parallelpipe_stage_";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicLong nanos = new AtomicLong();
    private final PipelineMetrics metrics = new PipelineMetrics(Tags.empty(), nanos::get);

    private PipelineBuilder<Integer, Integer> builder() {
        return Pipeline.<Integer>builder("p").listener(metrics);
    }

    /** Reads the runs anew. */
    private Scrape scrape() {
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        return Scrape.of(registry);
    }

    private static void assertShows(Scrape scrape, StageReport stage) {
        String name = stage.stage();
        Map<String, Long> outcomes = Map.of(
                "processed", stage.processed(),
                "failed", stage.failed(),
                "dropped", stage.dropped(),
                "expired", stage.expired(),
                "discarded", stage.discarded());
        outcomes.forEach((outcome, number) ->
                assertThat(scrape.value(STAGE + "items_total", "pipeline", "p", "stage", name, "outcome", outcome))
                        .as("%s at %s", outcome, name)
                        .isEqualTo(number.doubleValue()));
        Map<String, Long> numbers = Map.of(
                "offered_items_total", stage.offered(),
                "emitted_items_total", stage.emitted(),
                "filtered_items_total", stage.filtered(),
                "buffered_items", (long) stage.buffered(),
                "in_process_items", stage.inProcess(),
                "busy_workers", (long) stage.busy(),
                "age_seconds_count", stage.age().count(),
                "service_time_seconds_count", stage.serviceTime().count());
        numbers.forEach((meter, number) -> assertThat(scrape.value(STAGE + meter, "pipeline", "p", "stage", name))
                .as("%s at %s", meter, name)
                .isEqualTo(number.doubleValue()));
        assertThat(scrape.value(STAGE + "age_seconds_sum", "pipeline", "p", "stage", name))
                .isEqualTo(seconds(stage.age().total()));
        assertThat(scrape.value(STAGE + "service_time_seconds_sum", "pipeline", "p", "stage", name))
                .isEqualTo(seconds(stage.serviceTime().total()));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double percentile(Scrape scrape, String of, String stage, String phi) {
        return scrape.value(STAGE + of + "_percentile_seconds", "pipeline", "p", "stage", stage, "phi", phi);
    }

    @Test
    void showsPrometheusTheFinalReport() throws InterruptedException {
        metrics.bindTo(registry);
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = builder()
                .buffer(1)
                .stage("odd", item -> item == 6 ? fail() : gate.process(item) % 2 == 1 ? item : null,
                        options -> options.onFailure(FailurePolicy.SKIP).buffer(3))
                .sink("end", item -> {}, options -> options.buffer(9, Overflow.BLOCK))
                .start();
        run.put(1);
        gate.awaitArrival();
        IntStream.rangeClosed(2, 6).forEach(run::put); // of which 4, 5 and 6 stay
        gate.open(3);
        run.stop();
        RunReport report = run.await();

        assertThat(report.stage("odd").dropped()).isEqualTo(2);
        assertThat(report.stage("odd").failed()).isEqualTo(1);
        assertThat(report.stage("odd").filtered()).isEqualTo(1);
        Scrape scrape = scrape();
        report.stages().forEach(stage -> assertShows(scrape, stage));
        assertThat(scrape.value("parallelpipe_runs_ended_total", "pipeline", "p", "state", "completed")).isOne();
        assertThat(scrape.value("parallelpipe_runs_active", "pipeline", "p", "state", "running")).isZero();
        assertThat(scrape.value(STAGE + "capacity_items", "pipeline", "p", "stage", "odd")).isZero();
        assertThat(percentile(scrape, "age", "odd", "1")).isNaN();
    }

    @ParameterizedTest
    @EnumSource
    void everyFigureIsTheReportsNumberOfItsName(Figure figure) throws ReflectiveOperationException {
        StageReport report = new StageReport(
                "s", 1, Overflow.BLOCK, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, true, 13, // no two are equal
                Histogram.empty(), Histogram.empty(), Optional.empty());
        String name = figure == Figure.IN_PROCESS ? "inProcess" : figure.name().toLowerCase(Locale.ROOT);
        Number number = (Number) StageReport.class.getMethod(name).invoke(report);
        assertThat(figure.in(report)).isEqualTo(number.longValue());
    }

    private static Integer fail() {
        throw new IllegalStateException("on purpose");
    }

    @Test
    void showsPrometheusTheReportOfARunThatGoesOn() throws InterruptedException {
        metrics.bindTo(registry);
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run =
                builder().stage("a", item -> item).sink("end", gate::process, options -> options.buffer(2)).start();
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        run.put(3);
        Patience.awaitUntil("all went through 'a'", () -> run.report().stage("end").buffered() == 2);
        Patience.awaitUntil("'a' rests", () -> run.report().stage("a").busy() == 0);

        Scrape scrape = scrape();
        RunReport report = run.report();
        report.stages().forEach(stage -> assertShows(scrape, stage));
        assertThat(report.stage("end").inProcess()).isOne();
        assertThat(scrape.value(STAGE + "capacity_items", "pipeline", "p", "stage", "end")).isEqualTo(2);
        assertThat(scrape.value("parallelpipe_runs_active", "pipeline", "p", "state", "running")).isOne();
        Map.of("0.5", 0.5, "0.9", 0.9, "0.99", 0.99, "1", 1.0).forEach((phi, share) -> {
            assertThat(percentile(scrape, "age", "a", phi)).isEqualTo(seconds(report.stage("a").age().quantile(share)));
            assertThat(percentile(scrape, "service_time", "a", phi))
                    .isEqualTo(seconds(report.stage("a").serviceTime().quantile(share)));
        });
        run.stop();
        assertThat(scrape().value("parallelpipe_runs_active", "pipeline", "p", "state", "stopping")).isOne();
        gate.open(3);
        run.await();
    }

    @Test
    void namesTypesAndHelpsAsPrometheusExpects() {
        metrics.bindTo(registry);
        builder().sink("end", item -> {}).start().close();

        Scrape scrape = scrape();
        assertThat(scrape.types()).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("parallelpipe_runs_active", "gauge"),
                Map.entry("parallelpipe_runs_ended_total", "counter"),
                Map.entry("parallelpipe_handler_failures_total", "counter"),
                Map.entry(STAGE + "offered_items_total", "counter"),
                Map.entry(STAGE + "items_total", "counter"),
                Map.entry(STAGE + "emitted_items_total", "counter"),
                Map.entry(STAGE + "filtered_items_total", "counter"),
                Map.entry(STAGE + "buffered_items", "gauge"),
                Map.entry(STAGE + "capacity_items", "gauge"),
                Map.entry(STAGE + "in_process_items", "gauge"),
                Map.entry(STAGE + "busy_workers", "gauge"),
                Map.entry(STAGE + "age_seconds", "summary"),
                Map.entry(STAGE + "age_percentile_seconds", "gauge"),
                Map.entry(STAGE + "service_time_seconds", "summary"),
                Map.entry(STAGE + "service_time_percentile_seconds", "gauge")));
        assertThat(scrape.helps()).containsOnlyKeys(scrape.types().keySet());
        assertThat(scrape.helps().values()).doesNotContain("", " ").doesNotHaveDuplicates();
    }

    @Test
    void sumsUpRunsOneAfterTheOtherAndAtOnce() throws InterruptedException {
        metrics.bindTo(registry);
        Gate<Integer> gate = new Gate<>();
        Pipeline<Integer> pipeline = builder().sink("end", gate::process);
        pipeline.start().close();
        PipelineRun<Integer> one = pipeline.start();
        PipelineRun<Integer> two = pipeline.start();
        one.put(1);
        two.put(2);
        gate.awaitArrival();
        gate.awaitArrival();

        assertThat(scrape().value("parallelpipe_runs_active", "pipeline", "p", "state", "running")).isEqualTo(2);
        assertThat(scrape().value(STAGE + "in_process_items", "pipeline", "p", "stage", "end")).isEqualTo(2);
        assertThat(scrape().value(STAGE + "capacity_items", "pipeline", "p", "stage", "end")).isEqualTo(4);
        double slowest = Math.max(
                seconds(one.report().stage("end").age().max()), seconds(two.report().stage("end").age().max()));
        assertThat(percentile(scrape(), "age", "end", "1")).isEqualTo(slowest);

        gate.open(2);
        one.close();
        two.cancel();
        two.await();
        assertThat(scrape().value(STAGE + "offered_items_total", "pipeline", "p", "stage", "end")).isEqualTo(2);
        assertThat(scrape().value("parallelpipe_runs_ended_total", "pipeline", "p", "state", "completed")).isEqualTo(2);
        assertThat(scrape().value("parallelpipe_runs_ended_total", "pipeline", "p", "state", "cancelled")).isOne();
    }

    /** Every read is a new one. What is read within a scrape is read at several moments then, which must not matter. */
    @Test
    void noCounterGoesBackWhileRunsComeAndGo() throws InterruptedException {
        PipelineMetrics unsettled = new PipelineMetrics(Tags.empty(), () -> nanos.addAndGet(1_000_000_000));
        unsettled.bindTo(registry);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("p")
                .listener(unsettled)
                .defaults(options -> options.maxAge(Duration.ofNanos(20_000)))
                .stage("a", item -> item % 3 == 0 ? fail() : item, options -> options.onFailure(FailurePolicy.SKIP))
                .sink("end", item -> {});
        Threads.Action runs = () -> {
            for (int i = 0; i < 50; i++) {
                pipeline.run(IntStream.range(0, 50).boxed());
            }
        };
        List<Task<Void>> tasks = List.of(Threads.VIRTUAL.run(runs), Threads.PLATFORM.run(runs));
        Scrape before = Scrape.of(registry);
        boolean over = false;
        while (!over) {
            over = tasks.stream().noneMatch(task -> task.thread().isAlive());
            Scrape now = Scrape.of(registry);
            before.values().forEach((series, value) -> {
                if (series.contains("_total{") || series.contains("_count{") || series.contains("_sum{")) {
                    assertThat(now.values().get(series)).as(series).isGreaterThanOrEqualTo(value);
                }
            });
            before = now;
        }
        for (Task<Void> task : tasks) {
            task.join();
        }
        assertThat(before.value(STAGE + "offered_items_total", "pipeline", "p", "stage", "a")).isEqualTo(5_000);
        assertThat(before.value("parallelpipe_runs_ended_total", "pipeline", "p", "state", "completed")).isEqualTo(100);
    }

    @Test
    void takesOneReportAScrape() {
        PipelineRun<Integer> run = builder().stage("a", item -> item).sink("end", item -> {}).start();
        AtomicInteger reports = new AtomicInteger();
        PipelineRun<?> counting = (PipelineRun<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PipelineRun.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("hashCode")) {
                        return 1;
                    }
                    if (method.getName().equals("equals")) {
                        return proxy == arguments[0];
                    }
                    if (method.getName().equals("report")) {
                        reports.incrementAndGet();
                    }
                    return method.invoke(run, arguments);
                });
        PipelineMetrics counted = new PipelineMetrics(Tags.empty(), nanos::get);
        counted.bindTo(registry);
        counted.started(counting);
        reports.set(0);

        assertThat(scrape().values()).hasSizeGreaterThan(40);
        assertThat(reports).hasValue(1);
        Scrape.of(registry); // at the same moment, by this clock
        assertThat(reports).hasValue(1);
        scrape();
        assertThat(reports).hasValue(2);
        run.close();
    }

    @Test
    void percentilesAreOfTheLastOneToTwoMinutes() {
        metrics.bindTo(registry);
        PipelineRun<Integer> run = builder().sink("end", item -> {}).start();
        assertThat(percentile(scrape(), "age", "end", "1")).isNaN();
        Histogram first = aged(run, 1);
        assertThat(percentile(scrape(), "age", "end", "1")).isEqualTo(seconds(first.max()));
        minutePasses();
        assertThat(percentile(scrape(), "age", "end", "1")).isEqualTo(seconds(first.max()));
        nanos.addAndGet(Duration.ofSeconds(50).toNanos());
        assertThat(percentile(scrape(), "age", "end", "1")).isEqualTo(seconds(first.max()));

        Histogram both = aged(run, 2);
        minutePasses();
        assertThat(percentile(scrape(), "age", "end", "1")).isEqualTo(seconds(both.since(first).max()));
        minutePasses();
        assertThat(percentile(scrape(), "age", "end", "1")).isNaN();
        run.close();
    }

    private void minutePasses() {
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    }

    /** The ages after one more item. */
    private static Histogram aged(PipelineRun<Integer> run, int item) {
        run.put(item);
        Patience.awaitUntil("item " + item + " is through", () -> run.report().stage("end").processed() == item);
        return run.report().stage("end").age();
    }

    @Test
    void countsHowRunsEndAndHandlersFail() {
        metrics.bindTo(registry);
        PipelineRun<Integer> run = builder()
                .sink("end", item -> fail(), options -> options.onDiscard((item, reason, stage) -> fail()))
                .start();
        run.put(1);
        assertThatThrownBy(run::await).hasRootCauseMessage("on purpose");

        Scrape scrape = scrape();
        assertThat(scrape.value("parallelpipe_runs_ended_total", "pipeline", "p", "state", "failed")).isOne();
        assertThat(scrape.value("parallelpipe_handler_failures_total", "pipeline", "p")).isOne();
    }

    @Test
    void bindsToRegistriesBeforeAndAfterTheRunsAndTwiceAsOnce() throws InterruptedException {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        MeterRegistry simple = new SimpleMeterRegistry();
        composite.add(simple);
        metrics.bindTo(composite);
        builder().sink("end", item -> {}).run(List.of(1));
        builder().stage("more", item -> item).sink("end", item -> {}).run(List.of(2));
        metrics.bindTo(registry);
        metrics.bindTo(registry);

        Scrape scrape = scrape();
        assertThat(scrape.value(STAGE + "offered_items_total", "pipeline", "p", "stage", "end")).isEqualTo(2);
        assertThat(scrape.value(STAGE + "offered_items_total", "pipeline", "p", "stage", "more")).isOne();
        assertThat(simple.get("parallelpipe.stage.offered").tags("stage", "end").functionCounter().count()).isEqualTo(2);
        assertThat(simple.get("parallelpipe.stage.offered").tags("stage", "more").functionCounter().count()).isOne();
    }

    @Test
    void tagsAreAddedToEveryMeter() {
        PipelineMetrics tagged = new PipelineMetrics(Tags.of("region", "eu"));
        tagged.bindTo(registry);
        Pipeline.<Integer>builder("p").listener(tagged).sink("end", item -> {}).start().close();

        assertThat(registry.getMeters()).isNotEmpty().allSatisfy(meter ->
                assertThat(meter.getId().getTag("region")).isEqualTo("eu"));
    }

    @Test
    void showsASingleRunThatWasStartedBefore() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("p").sink("end", item -> {}).start();
        run.put(1);
        new PipelineMetrics(run, Tags.empty()).bindTo(registry);
        assertThat(Scrape.of(registry).value("parallelpipe_runs_active", "pipeline", "p", "state", "running")).isOne();
        run.stop();
        run.await(); // of which nobody tells it

        PipelineMetrics late = new PipelineMetrics(run, Tags.empty());
        MeterRegistry another = new SimpleMeterRegistry();
        late.bindTo(another);
        assertThat(another.get("parallelpipe.stage.offered").functionCounter().count()).isOne();
        assertThat(another.get("parallelpipe.runs.ended").tag("state", "completed").functionCounter().count()).isOne();
    }

    @Test
    void keepsNothingOfARunThatHasEnded() {
        metrics.bindTo(registry);
        WeakReference<?> run = new WeakReference<>(ended());
        Patience.awaitUntil("the run is forgotten", () -> {
            System.gc();
            return run.get() == null;
        });
        assertThat(scrape().value(STAGE + "offered_items_total", "pipeline", "p", "stage", "end")).isOne();
    }

    private PipelineRun<Integer> ended() {
        PipelineRun<Integer> run = builder().sink("end", item -> {}).start();
        run.put(1);
        run.close();
        return run;
    }

    @Test
    void closingRemovesItsMetersAndNoOthers() {
        metrics.bindTo(registry);
        registry.counter("another").increment();
        builder().sink("end", item -> {}).start().close();
        metrics.close();
        assertThat(scrape().values()).containsOnlyKeys("another_total");
        builder().sink("end", item -> {}).start().close(); // nobody looks
        assertThat(scrape().values()).containsOnlyKeys("another_total");
    }

    @Test
    void refusesARegistryThatHasTheSameMetersOfAnother() {
        metrics.bindTo(registry);
        builder().sink("end", item -> {}).start().close();
        PipelineMetrics second = new PipelineMetrics();
        Pipeline.<Integer>builder("p").listener(second).sink("end", item -> {}).start().close();

        assertThatThrownBy(() -> second.bindTo(registry))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a registry must not have two PipelineMetrics for the same pipeline and tags: ");
        metrics.close();
        second.bindTo(registry);
        assertThat(scrape().value("parallelpipe_runs_ended_total", "pipeline", "p", "state", "completed")).isOne();
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> metrics.bindTo(null)).hasMessage("registry must not be null");
        assertThatThrownBy(() -> new PipelineMetrics(null)).hasMessage("tags must not be null");
        assertThatThrownBy(() -> new PipelineMetrics(null, Tags.empty())).hasMessage("run must not be null");
    }
}
