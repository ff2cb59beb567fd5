package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import io.github.parallelpipe.testing.Ledgers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a builder refuses, and what it leaves as it was. */
class PipelineBuilderTest {

    private final PipelineBuilder<Integer, Integer> builder = Pipeline.builder("built");
    private final PipelineBuilder<Integer, Integer> one = builder.stage("one", item -> item);

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static void assertNullRefused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(message);
    }

    @Test
    void refusesNamesThatAreNullOrBlank() {
        assertNullRefused("pipeline name must not be null", () -> Pipeline.builder(null));
        assertRefused("pipeline name must not be blank: ''", () -> Pipeline.builder(""));
        assertRefused("pipeline name must not be blank: ' \t'", () -> Pipeline.builder(" \t"));
        assertNullRefused("stage name must not be null", () -> builder.stage(null, item -> item));
        assertRefused("stage name must not be blank: ' '", () -> builder.stage(" ", item -> item));
        assertNullRefused("stage name must not be null", () -> builder.sink(null, item -> {}));
        assertRefused("stage name must not be blank: ''", () -> builder.sink("", item -> {}));
    }

    @Test
    void refusesANameThatAnotherStageHas() {
        String message = "stage name must be unique in pipeline 'built': 'one'";
        assertRefused(message, () -> one.stage("one", item -> item));
        assertRefused(message, () -> one.stage("two", item -> item).sink("one", item -> {}));
    }

    @Test
    void refusesNullForAnyPart() {
        assertNullRefused("stage 'two' must not be null", () -> one.stage("two", (Stage<Integer, Integer>) null));
        assertNullRefused("sink 'end' must not be null", () -> one.sink("end", (Sink<Integer>) null));
        assertNullRefused("intake of stage 'two' must not be null", () ->
                one.stage("two", (Intake<Integer, Integer>) null, item -> item));
        assertNullRefused("intake of sink 'end' must not be null", () ->
                one.sink("end", (Intake<Integer, Integer>) null, item -> {}));
        assertNullRefused("options must not be null", () -> one.stage("two", item -> item, null));
        assertNullRefused("options must not be null", () -> one.sink("end", item -> {}, null));
        assertNullRefused("options must not be null", () -> one.defaults(null));
    }

    @Test
    void refusesOptionsThatGiveNull() {
        assertNullRefused("options must not give null", () -> one.stage("two", item -> item, options -> null));
        assertNullRefused("options must not give null", () -> one.sink("end", item -> {}, options -> null));
        assertNullRefused("options must not give null", () -> one.defaults(options -> null));
    }

    @Test
    void refusesACapacityThatNoBufferCanHave() {
        assertRefused("capacity must be positive: 0", () -> builder.buffer(0));
        assertRefused("capacity must be positive: -1", () -> builder.buffer(-1, Overflow.BLOCK));
        assertRefused("capacity must be positive: 0", () ->
                builder.stage("two", item -> item, options -> options.buffer(0)));
        assertRefused(
                "capacity must be at most " + RingBuffer.MAX_CAPACITY + ": " + Integer.MAX_VALUE,
                () -> builder.buffer(Integer.MAX_VALUE));
    }

    @Test
    void refusesABatchThatDoesNotFitIntoItsBuffer() {
        Intake<Integer, List<Integer>> three = Intake.batch(3, Duration.ofMillis(1));
        String message = "stage 'batches' reads batch(3, PT0.001S), which needs a buffer of at least 3: buffer(2)";
        PipelineBuilder<Integer, List<Integer>> unset = builder.stage("batches", three, batch -> batch);
        assertRefused(message, () -> unset.sink("end", batch -> {}));
        assertRefused(message, () -> unset.buffer(2).sink("end", batch -> {}));
        assertRefused(message, () -> builder.buffer(3)
                .stage("batches", three, batch -> batch, options -> options.buffer(2))
                .sink("end", batch -> {}));
        assertRefused(message, () -> builder.sink("batches", three, batch -> {}));

        assertThat(unset.buffer(3).sink("end", batch -> {}).stages()).containsExactly("batches", "end");
    }

    @Test
    void refusesIntakesWithoutASize() {
        assertRefused("batch size must be positive: 0", () -> Intake.batch(0, Duration.ZERO));
        assertRefused("linger must not be negative: PT-1S", () -> Intake.batch(1, Duration.ofSeconds(-1)));
        assertNullRefused("linger must not be null", () -> Intake.batch(1, null));
        assertRefused("window length must be positive: 0", () -> Intake.window(0));
    }

    @Test
    void aRefusalLeavesTheBuilderUsable() {
        assertThatThrownBy(() -> one.buffer(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.stage("one", item -> item)).isInstanceOf(IllegalArgumentException.class);
        assertThat(one.sink("end", item -> {}).stages()).containsExactly("one", "end");
    }

    @Test
    void aBeginningCanBeUsedForSeveralPipelines() throws InterruptedException {
        List<Object> first = new ArrayList<>();
        List<Object> second = new ArrayList<>();
        PipelineBuilder<Integer, Integer> beginning = one.buffer(8, Overflow.BLOCK);
        Pipeline<Integer> plain = beginning.sink("plain", first::add);
        Pipeline<Integer> text = beginning.stage("text", item -> "=" + item).sink("end", second::add);

        Ledgers.assertBalanced(plain.run(List.of(1, 2)));
        Ledgers.assertBalanced(text.run(List.of(3, 4)));

        assertThat(plain.stages()).containsExactly("one", "plain");
        assertThat(text.stages()).containsExactly("one", "text", "end");
        assertThat(first).containsExactly(1, 2);
        assertThat(second).containsExactly("=3", "=4");
    }

    @Test
    void defaultsHoldForStagesBeforeAndAfterThemThatDoNotSetTheirOwn() {
        UnaryOperator<StageOptions<Integer>> own = options -> options.buffer(3);
        PipelineRun<Integer> run = builder.stage("before", item -> item)
                .stage("own", item -> item, own)
                .buffer(5)
                .stage("after", item -> item)
                .sink("end", item -> {})
                .start();
        run.close();
        assertThat(Ledgers.assertBalanced(run.report()).stages())
                .extracting(StageReport::capacity)
                .containsExactly(5, 3, 5, 5);
    }

    @Test
    void ofTwoDefaultsTheLaterHoldsAndEachOptionIsItsOwn() {
        Pipeline<Integer> pipeline = builder.buffer(5, Overflow.FAIL)
                .buffer(7)
                .defaults(StageOptions::platformThread)
                .sink("end", item -> {}, options -> options.onFailure(FailurePolicy.SKIP));
        StageOptions<?> options = pipeline.nodes().getFirst().options();
        assertThat(options.capacity()).isEqualTo(7);
        assertThat(options.overflow()).isEqualTo(Overflow.FAIL);
        assertThat(options.isPlatformThread()).isTrue();
        assertThat(options.failurePolicy()).isEqualTo(FailurePolicy.SKIP);
    }

    @Test
    void aPipelineTellsItsNameAndItsStagesInOrder() {
        Pipeline<Integer> pipeline = one.stage("two", item -> item).sink("end", item -> {});
        assertThat(pipeline.name()).isEqualTo("built");
        assertThat(pipeline.stages()).containsExactly("one", "two", "end");
        assertThat(pipeline).hasToString("built: one -> two -> end");
        assertThatThrownBy(() -> pipeline.stages().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aSinkAloneIsAPipeline() throws InterruptedException {
        List<Integer> received = new ArrayList<>();
        Ledgers.assertBalanced(builder.buffer(8).sink("end", received::add).run(List.of(1, 2, 3)));
        assertThat(received).containsExactly(1, 2, 3);
    }
}
