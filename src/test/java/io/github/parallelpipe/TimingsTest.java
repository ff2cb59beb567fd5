package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.buffer.Overflow;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A report tells how old items were and how long a stage took for them. */
class TimingsTest {

    private static final Duration LONG = Duration.ofMillis(5);

    private static Integer slow(Integer item) throws InterruptedException {
        Thread.sleep(LONG);
        return item;
    }

    private static RunReport report(PipelineBuilder<Integer, Integer> stages, int items) throws InterruptedException {
        return stages.buffer(4, Overflow.BLOCK).sink("end", item -> {}).run(IntStream.range(0, items).boxed()::iterator);
    }

    @Test
    void tellsOfEveryItemThatComesSlowly() throws InterruptedException {
        RunReport report = report(Pipeline.<Integer>builder("p").stage("slow", TimingsTest::slow), 20);

        StageReport slow = report.stage("slow");
        StageReport end = report.stage("end");
        assertThat(List.of(slow.serviceTime().count(), slow.age().count(), end.age().count())).containsOnly(20L);
        assertThat(slow.serviceTime().quantile(0)).isGreaterThan(LONG.multipliedBy(98).dividedBy(100));
        assertThat(end.serviceTime().median()).isLessThan(slow.serviceTime().median());
        assertThat(end.age().quantile(0)).isGreaterThan(LONG.multipliedBy(98).dividedBy(100));
        assertThat(end.age().total()).isGreaterThan(slow.age().total().plus(LONG.multipliedBy(20)));
    }

    @Test
    void tellsOfAnItemThatFailed() throws InterruptedException {
        Stage<Integer, Integer> fails = item -> {
            slow(item);
            throw new IllegalStateException("as it should");
        };
        RunReport report = report(
                Pipeline.<Integer>builder("p").stage("fails", fails, options -> options.onFailure(FailurePolicy.SKIP)), 5);
        assertThat(report.stage("fails").serviceTime().count()).isEqualTo(5);
    }

    @Test
    void tellsOfASampleOfItemsThatComeFast() throws InterruptedException {
        RunReport report = report(Pipeline.<Integer>builder("p").stage("fast", item -> item), 300_000);
        assertThat(report.stage("fast").age().count()).isBetween(1_000L, 300_000L);
        assertThat(report.stage("end").serviceTime().count()).isBetween(1_000L, 300_000L);
    }

    @Test
    void tellsOfThemAsWellWhereAStageSeesAges() throws InterruptedException {
        Stage<Integer, Integer> looks = ContextStage.of((item, context) -> context.age().isNegative() ? null : item);
        RunReport report = report(Pipeline.<Integer>builder("p").stage("looks", looks), 300_000);
        assertThat(report.stage("looks").age().count()).isBetween(1_000L, 300_000L);
        assertThat(report.stage("end").age().count()).isBetween(1_000L, 300_000L);
    }

    @Test
    void tellsOfSeveralWorkersTogether() throws InterruptedException {
        RunReport report = report(
                Pipeline.<Integer>builder("p").stage("slow", TimingsTest::slow, options -> options.workers(4)), 40);
        assertThat(report.stage("slow").serviceTime().count()).isEqualTo(40);
    }
}
