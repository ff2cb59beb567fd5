package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stage is told of where its item comes from. */
class ItemContextTest {

    private record Seen(Object input, long sequence, long missed) {}

    private final Gate<Integer> gate = new Gate<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Seen> seenEarlier = new CopyOnWriteArrayList<>();

    private <T> ContextSink<T> remember() {
        return ContextSink.of((input, context) -> seen.add(new Seen(input, context.sequence(), context.missed())));
    }

    /** Waits at the gate, after it has noted the context. */
    private ContextStage<Integer, Integer> gateThatRemembers() {
        return ContextStage.of((item, context) -> {
            seenEarlier.add(new Seen(item, context.sequence(), context.missed()));
            return gate.process(item);
        });
    }

    private static <T> UnaryOperator<StageOptions<T>> blocking() {
        return options -> options.buffer(64, Overflow.BLOCK);
    }

    private static <T> UnaryOperator<StageOptions<T>> skipping() {
        return options -> options.buffer(64, Overflow.BLOCK).onFailure(FailurePolicy.SKIP);
    }

    private static Integer failOn(int item, int... bad) {
        if (IntStream.of(bad).anyMatch(each -> each == item)) {
            throw new IllegalStateException("as planned: " + item);
        }
        return item;
    }

    private static PipelineBuilder<Integer, Integer> builder() {
        return Pipeline.<Integer>builder("context");
    }

    private void putAllWhileTheFirstIsInProcess(PipelineRun<Integer> run, int items) throws InterruptedException {
        run.put(0);
        gate.awaitArrival();
        IntStream.range(1, items).forEach(run::put);
    }

    private RunReport finish(PipelineRun<Integer> run, String... grouping) throws InterruptedException {
        gate.open();
        run.stop();
        return Ledgers.assertBalanced(run.await(), grouping);
    }

    // ---- sequence, age, stage ----

    @Test
    void itemsAreNumberedFromZeroInTheOrderOfEntryThroughAllStages() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("plus", item -> item + 100, blocking())
                .sink("sink", remember(), blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(5, 6, 7)));

        assertThat(seen).containsExactly(new Seen(105, 0, 0), new Seen(106, 1, 0), new Seen(107, 2, 0));
    }

    @Test
    void theStageIsTheOneThatAsks() throws InterruptedException {
        List<String> names = new CopyOnWriteArrayList<>();
        Pipeline<Integer> pipeline = builder()
                .stage("first", ContextStage.<Integer, Integer>of((item, context) -> {
                    names.add(context.stage());
                    return item;
                }))
                .sink("second", ContextSink.of((item, context) -> names.add(context.stage())));

        Ledgers.assertBalanced(pipeline.run(List.of(0)));

        assertThat(names).containsExactly("first", "second");
    }

    @Test
    void theAgeIsThatSinceTheEntryIntoThePipeline() throws InterruptedException {
        List<Duration> ages = new ArrayList<>();
        PipelineRun<Integer> run = builder()
                .stage("gate", gate::process)
                .sink("sink", ContextSink.of((item, context) -> ages.add(context.age())))
                .start();
        long beforePut = System.nanoTime();
        run.put(0);
        gate.awaitArrival();
        long inProcess = System.nanoTime();
        Patience.awaitUntil("10 ms gone by", () -> System.nanoTime() - inProcess > 10_000_000);
        finish(run);

        assertThat(ages).hasSize(1);
        assertThat(ages.getFirst()).isBetween(Duration.ofMillis(10), Duration.ofNanos(System.nanoTime() - beforePut));
    }

    @Test
    void oneStageThatSeesTheAgeIsEnough() throws InterruptedException {
        List<Duration> ages = new ArrayList<>();
        Pipeline<Integer> pipeline = builder()
                .stage("curious", ContextStage.<Integer, Integer>of((item, context) -> {
                    ages.add(context.age());
                    return item;
                }))
                .sink("sink", item -> {});
        long before = System.nanoTime();
        PipelineRun<Integer> run = pipeline.start();
        run.put(0);
        finish(run);
        pipeline.run(List.of(1));

        assertThat(ages).hasSize(2).allSatisfy(age -> assertThat(age)
                .isBetween(Duration.ZERO, Duration.ofNanos(System.nanoTime() - before)));
    }

    @Test
    void ofSeveralItemsItHasTheNumberOfTheNewestAndTheAgeOfTheOldest() throws InterruptedException {
        List<Duration> ages = new ArrayList<>();
        PipelineRun<Integer> run = builder()
                .stage("gate", gate::process, blocking())
                .stage("all", Intake.batch(3, Duration.ofDays(1)), ContextStage.<List<Integer>, String>of((items, context) -> {
                    ages.add(context.age());
                    seen.add(new Seen(items, context.sequence(), context.missed()));
                    return "made of " + items;
                }), blocking())
                .sink("sink", ContextSink.of((item, context) -> {
                    ages.add(context.age());
                    seen.add(new Seen(item, context.sequence(), context.missed()));
                }))
                .start();
        run.put(0);
        gate.awaitArrival();
        long inProcess = System.nanoTime();
        Patience.awaitUntil("10 ms gone by", () -> System.nanoTime() - inProcess > 10_000_000);
        run.put(1);
        run.put(2);
        finish(run, "all");

        assertThat(seen).containsExactly(new Seen(List.of(0, 1, 2), 2, 0), new Seen("made of [0, 1, 2]", 2, 0));
        assertThat(ages).hasSize(2).allSatisfy(age -> assertThat(age).isGreaterThan(Duration.ofMillis(10)));
    }

    @Test
    void ofAWindowItIsThatOfTheNewest() throws InterruptedException {
        Pipeline<Integer> pipeline = builder().sink("sink", Intake.window(2), remember(), blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2)), "sink");

        assertThat(seen).containsExactly(new Seen(List.of(0, 1), 1, 0), new Seen(List.of(1, 2), 2, 0));
    }

    // ---- missed: lost at the first stage, or before a later one ----

    @Test
    void theOldestThatWereDroppedAreMissedByTheNextAtEveryStage() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("gate", gateThatRemembers(), options -> options.buffer(2))
                .sink("sink", remember(), blocking())
                .start();
        putAllWhileTheFirstIsInProcess(run, 6);
        finish(run);

        assertThat(seenEarlier).containsExactly(new Seen(0, 0, 0), new Seen(4, 4, 3), new Seen(5, 5, 0));
        assertThat(seen).isEqualTo(seenEarlier);
    }

    @Test
    void theNewestThatWereDroppedAreMissedByTheNextThatGetsIn() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("gate", gateThatRemembers(), options -> options.buffer(2, Overflow.DROP_NEWEST))
                .sink("sink", remember(), blocking())
                .start();
        putAllWhileTheFirstIsInProcess(run, 6);
        gate.open(1);
        assertThat(gate.awaitArrival()).isEqualTo(1);
        run.put(6);
        finish(run);

        assertThat(seenEarlier)
                .containsExactly(new Seen(0, 0, 0), new Seen(1, 1, 0), new Seen(2, 2, 0), new Seen(6, 6, 3));
        assertThat(seen).isEqualTo(seenEarlier);
    }

    @ParameterizedTest
    @EnumSource(value = Overflow.class, names = {"DROP_OLDEST", "DROP_NEWEST"})
    void whatTheSecondBufferDroppedAddsToWhatWasLostBefore(Overflow overflow) throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("first", item -> failOn(item, 1, 3, 9), skipping())
                .stage("gate", gateThatRemembers(), options -> options.buffer(2, overflow))
                .sink("sink", remember(), blocking())
                .start();
        putAllWhileTheFirstIsInProcess(run, 9);
        Patience.awaitUntil("seven items through the first stage", () -> run.report().stage("first").emitted() == 7);
        gate.open(1);
        gate.awaitArrival();
        run.put(9);
        run.put(10);
        finish(run);

        assertThat(seen).isEqualTo(seenEarlier).hasSize(4);
        assertThatGapsAreMissed(seen);
    }

    @Test
    void supersededItemsAreMissedByTheLatest() throws InterruptedException {
        PipelineRun<Integer> run = builder()
                .stage("gate", Intake.latest(), gateThatRemembers(), options -> options.buffer(3))
                .sink("sink", remember(), blocking())
                .start();
        putAllWhileTheFirstIsInProcess(run, 7);
        finish(run);

        assertThat(seenEarlier).containsExactly(new Seen(0, 0, 0), new Seen(6, 6, 5));
        assertThat(seen).isEqualTo(seenEarlier);
    }

    @ParameterizedTest
    @EnumSource(value = Overflow.class, names = {"DROP_OLDEST", "BLOCK"})
    void expiredItemsAreMissedByTheNext(Overflow overflow) throws InterruptedException {
        Duration maxAge = Duration.ofMillis(400);
        PipelineRun<Integer> run = builder()
                .stage("gate", gateThatRemembers(), options -> options.buffer(8, overflow).maxAge(maxAge))
                .sink("sink", remember(), blocking())
                .start();
        putAllWhileTheFirstIsInProcess(run, 4);
        long start = System.nanoTime();
        Patience.awaitUntil("the items expired", () -> System.nanoTime() - start > maxAge.toNanos());
        run.put(4);
        run.put(5);
        finish(run);

        assertThat(seenEarlier).containsExactly(new Seen(0, 0, 0), new Seen(4, 4, 3), new Seen(5, 5, 0));
        assertThat(seen).isEqualTo(seenEarlier);
    }

    @Test
    void aWindowHasMissedWhatGrewTooOldForIt() throws InterruptedException {
        Duration maxAge = Duration.ofMillis(400);
        PipelineRun<Integer> run = builder()
                .stage("window", Intake.window(2), items -> List.of(items.getFirst(), gate.process(items.getLast())),
                        options -> options.buffer(8, Overflow.BLOCK).maxAge(maxAge))
                .sink("sink", remember(), blocking())
                .start();
        run.put(0);
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        long start = System.nanoTime();
        Patience.awaitUntil("2 expired", () -> System.nanoTime() - start > maxAge.toNanos());
        run.put(3);
        finish(run, "window");

        assertThat(seen).containsExactly(new Seen(List.of(0, 1), 1, 0), new Seen(List.of(1, 3), 3, 1));
    }

    @Test
    void itemsThatFailedUpstreamAreMissedByTheNext() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("failing", item -> failOn(item, 0, 2, 3), skipping())
                .stage("passing", item -> item, blocking())
                .sink("sink", remember(), blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2, 3, 4, 5)));

        assertThat(seen).containsExactly(new Seen(1, 1, 1), new Seen(4, 4, 2), new Seen(5, 5, 0));
    }

    /** It saw them: none was lost between them and the next. */
    @Test
    void theStageThatFailedHasNotMissedWhatItFailedOn() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("failing", ContextStage.<Integer, Integer>of((item, context) -> {
                    seenEarlier.add(new Seen(item, context.sequence(), context.missed()));
                    return failOn(item, 1);
                }), skipping())
                .sink("sink", remember(), blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2)));

        assertThat(seenEarlier).containsExactly(new Seen(0, 0, 0), new Seen(1, 1, 0), new Seen(2, 2, 0));
        assertThat(seen).containsExactly(new Seen(0, 0, 0), new Seen(2, 2, 1));
    }

    @Test
    void filteredItemsAreNotMissedButWhatTheyMissedIs() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("failing", item -> failOn(item, 1), skipping())
                .stage("odd", item -> item % 2 == 0 && item < 5 ? null : item, blocking())
                .sink("sink", remember(), blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2, 3, 4, 5)));

        assertThat(seen).containsExactly(new Seen(3, 3, 1), new Seen(5, 5, 0));
    }

    @Test
    void whatAnEarlierStagePutTogetherIsNotMissedButWhatItMissedIs() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("failing", item -> failOn(item, 1, 4), skipping())
                .stage("pairs", Intake.batch(2, Duration.ofDays(1)), items -> items, blocking())
                .sink("sink", remember(), blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2, 3, 4, 5, 6, 7)), "pairs");

        assertThat(seen).containsExactly(
                new Seen(List.of(0, 2), 2, 1), new Seen(List.of(3, 5), 5, 1), new Seen(List.of(6, 7), 7, 0));
    }

    @Test
    void aFailedBatchIsMissedAsSoManyItems() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("pairs", Intake.batch(2, Duration.ofDays(1)), items -> failOn(items.getFirst(), 2), skipping())
                .sink("sink", remember(), blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2, 3, 4, 5)), "pairs");

        assertThat(seen).containsExactly(new Seen(0, 1, 0), new Seen(4, 5, 2));
    }

    @Test
    void aWindowHasMissedWhatAllItsNewItemsHave() throws InterruptedException {
        Pipeline<Integer> pipeline = builder()
                .stage("failing", item -> failOn(item, 1, 4, 5), skipping())
                .stage("window", Intake.window(3), items -> items, blocking())
                .sink("sink", remember(), blocking());

        Ledgers.assertBalanced(pipeline.run(List.of(0, 1, 2, 3, 4, 5, 6, 7)), "window");

        assertThat(seen).containsExactly(
                new Seen(List.of(0, 2, 3), 3, 1), new Seen(List.of(2, 3, 6), 6, 2), new Seen(List.of(3, 6, 7), 7, 0));
    }

    /** Where nothing is filtered or put together, what was missed is the gap in the numbers: at each stage, under any load. */
    @ParameterizedTest
    @EnumSource(value = Overflow.class, names = {"DROP_OLDEST", "DROP_NEWEST", "BLOCK"})
    void whatWasMissedIsTheGapInTheNumbers(Overflow overflow) throws InterruptedException {
        List<List<Seen>> byStage = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Pipeline<Integer> pipeline = builder()
                .buffer(3, overflow)
                .defaults(options -> options.onFailure(FailurePolicy.SKIP).maxAge(Duration.ofMillis(5)))
                .stage("first", noting(byStage.get(0), 7))
                .stage("second", Intake.latest(), noting(byStage.get(1), 11))
                .stage("third", noting(byStage.get(2), 13))
                .sink("sink", ContextSink.of((item, context) -> {
                    Thread.yield();
                    byStage.get(3).add(new Seen(item, context.sequence(), context.missed()));
                }));

        Ledgers.assertBalanced(pipeline.run(IntStream.range(0, 20_000).boxed()));

        byStage.forEach(ItemContextTest::assertThatGapsAreMissed);
    }

    private static ContextStage<Integer, Integer> noting(List<Seen> into, int failing) {
        return ContextStage.of((item, context) -> {
            into.add(new Seen(item, context.sequence(), context.missed()));
            if (item % failing == 0) {
                throw new IllegalStateException("as planned");
            }
            return item;
        });
    }

    private static void assertThatGapsAreMissed(List<Seen> seen) {
        long next = 0;
        for (Seen each : seen) {
            assertThat(each.sequence()).as("number of %s", each).isEqualTo(((Integer) each.input()).longValue());
            assertThat(each.missed()).as("missed by %s", each).isEqualTo(each.sequence() - next);
            next = each.sequence() + 1;
        }
    }

    // ---- how it is asked for ----

    @Test
    void ofGivesBackWhatItIsGiven() {
        ContextStage<Integer, Integer> stage = (item, context) -> item;
        ContextSink<Integer> sink = (item, context) -> {};

        assertThat(ContextStage.of(stage)).isSameAs(stage);
        assertThat(ContextSink.of(sink)).isSameAs(sink);
    }

    @Test
    void aContextStageCannotBeCalledWithoutContext() {
        assertThatThrownBy(() -> ContextStage.<Integer, Integer>of((item, context) -> item).process(1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("context");
        assertThatThrownBy(() -> ContextSink.<Integer>of((item, context) -> {}).accept(1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("context");
    }
}
