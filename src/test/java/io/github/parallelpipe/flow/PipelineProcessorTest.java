package io.github.parallelpipe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.Told;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Patience;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PipelineProcessorTest {

    private final Told told = new Told();
    private final Source source = new Source();
    private final Probe<String> probe = Probe.asking(Long.MAX_VALUE);
    private final PipelineProcessor<Integer, String> processor = processor(4);

    private PipelineProcessor<Integer, String> processor(int capacity) {
        SinkPublisher<String> results = SinkPublisher.of(capacity, Overflow.BLOCK, told);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("between")
                .buffer(capacity, Overflow.BLOCK)
                .defaults(options -> options.onDiscard(told))
                .stage("name", item -> {
                    if (item < 0) {
                        throw new IllegalArgumentException("negative: " + item);
                    }
                    return "item " + item;
                })
                .sink("out", results);
        return PipelineProcessor.start(pipeline, results, told);
    }

    private void join(Probe<String> downstream) {
        processor.subscribe(downstream);
        downstream.awaitSubscribed();
        processor.onSubscribe(source);
    }

    private void assertEnded(RunState state, String... ends) {
        Patience.awaitUntil("ended", () -> processor.run().state().isEnded());
        assertThat(processor.run().state()).isEqualTo(state);
        Patience.awaitUntil("end told", () -> processor.end().toCompletableFuture().isDone());
        assertThat(probe.broken()).isEmpty();
        assertThat(probe.ends()).containsExactly(ends);
        probe.awaitThreadsEnded();
    }

    @Test
    void aCompletionGoesDown() {
        join(probe);
        processor.onNext(1);
        processor.onNext(2);
        processor.onComplete();
        assertThat(probe.awaitEnd().items()).containsExactly("item 1", "item 2");
        assertEnded(RunState.COMPLETED, "complete");
        assertThat(told.discards()).isEmpty();
        assertThat(processor.end().toCompletableFuture().join().stage("out").emitted()).isEqualTo(2);
    }

    @Test
    void anErrorGoesDownAsItIs() {
        join(probe);
        IOException broken = new IOException("broken");
        processor.onError(broken);
        assertThat(probe.awaitEnd().error()).isSameAs(broken);
        assertEnded(RunState.CANCELLED, "error");
        assertThatThrownBy(processor.end().toCompletableFuture()::join).hasCause(broken);
    }

    @Test
    void aFailureGoesBothWays() {
        join(probe);
        processor.onNext(-1);
        assertThat(probe.awaitEnd().error())
                .isInstanceOfSatisfying(PipelineException.class, e -> assertThat(e.stage()).isEqualTo("name"));
        source.awaitCancelled();
        assertEnded(RunState.FAILED, "error");
        assertThat(told.items()).containsExactly(-1);
    }

    @Test
    void aCancelOfTheLastSubscriberGoesUp() {
        Probe<String> other = Probe.asking(0);
        join(probe);
        processor.subscribe(other);
        other.awaitSubscribed();
        probe.cancel();
        probe.awaitThreadsEnded();
        processor.onNext(1);
        other.request(1);
        assertThat(other.awaitItems(1).items()).containsExactly("item 1");
        assertThat(source.cancels()).isZero();
        other.cancel();
        source.awaitCancelled();
        assertEnded(RunState.CANCELLED);
        assertThat(other.ends()).isEmpty();

        Probe<String> late = Probe.asking(1);
        processor.subscribe(late);
        assertThat(late.awaitEnd().error()).isInstanceOf(CancellationException.class);
    }

    @Test
    void aCancelledRunGoesBothWays() {
        join(probe);
        processor.run().cancel();
        assertThat(probe.awaitEnd().error()).isInstanceOf(CancellationException.class);
        source.awaitCancelled();
        assertEnded(RunState.CANCELLED, "error");
    }

    @Test
    void aStoppedRunCompletesDownAndCancelsUp() {
        join(probe);
        processor.onNext(1);
        probe.awaitItems(1);
        processor.run().stop();
        assertThat(probe.awaitEnd().items()).containsExactly("item 1");
        source.awaitCancelled();
        assertEnded(RunState.COMPLETED, "complete");
    }

    @Test
    void demandReachesTheSource() {
        Probe<String> slow = Probe.asking(0);
        join(slow);
        int sent = 0;
        while (sent < source.requested()) {
            processor.onNext(sent++);
        }
        assertThat(sent).as("three buffers, what three threads have claimed").isBetween(4, 4 * 6);
        slow.request(2);
        source.awaitRequested(sent + 1);
        slow.request(Long.MAX_VALUE);
        processor.onComplete();
        assertThat(slow.awaitEnd().items()).hasSize(sent);
        assertThat(slow.broken()).isEmpty();
        assertThat(told.discards()).isEmpty();
    }

    @Test
    void nothingLeaksByACancel() {
        Probe<String> slow = Probe.asking(1);
        join(slow);
        int sent = 0;
        while (sent < source.requested()) {
            processor.onNext(sent++);
        }
        int all = sent;
        slow.awaitItems(1);
        slow.cancel();
        source.awaitCancelled();
        Patience.awaitUntil("all told", () -> told.items().size() == all - 1);
        assertThat(told.items().stream().map(item -> item instanceof Integer ? "item " + item : item)).doesNotHaveDuplicates()
                .doesNotContain("item 0");
    }

    @Test
    void refusesNull() {
        SinkPublisher<Integer> results = SinkPublisher.of(1);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("refused").sink("out", results);
        assertThatThrownBy(() -> PipelineProcessor.start(null, results)).hasMessage("pipeline must not be null");
        assertThatThrownBy(() -> PipelineProcessor.start(pipeline, null)).hasMessage("publisher must not be null");
        assertThatThrownBy(() -> PipelineProcessor.start(pipeline, results, null)).hasMessage("discard handler must not be null");
    }
}
