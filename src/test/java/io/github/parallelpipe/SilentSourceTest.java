package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run from a source ends by its failure also while the source has nothing to say. */
class SilentSourceTest {

    private final CountDownLatch silence = new CountDownLatch(1);

    private final Pipeline<Integer> pipeline = Pipeline.<Integer>builder("silent").sink("broken", item -> {
        silence.await();
        throw new IllegalArgumentException("broken");
    });

    /** Gives one item, and then waits for ever. */
    private final class Silent implements Iterator<Integer> {

        private boolean given;

        @Override
        public boolean hasNext() {
            if (given) {
                silence.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted", e);
                }
            }
            return true;
        }

        @Override
        public Integer next() {
            given = true;
            return 1;
        }
    }

    @Test
    void aFailureInterruptsTheReadingOfTheSource() {
        assertThatThrownBy(() -> pipeline.run(Silent::new))
                .isInstanceOf(PipelineException.class)
                .hasRootCauseMessage("broken")
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(IllegalStateException.class));
    }

    @Test
    void theCallersThreadIsNotInterruptedAfterwards() {
        assertThatThrownBy(() -> pipeline.run(Silent::new)).isInstanceOf(PipelineException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** The run's own interrupt is taken back, once; one that came before that from elsewhere, or after it, is the caller's. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false}) // what was read last cannot be put in any more, so the caller tells of it
    void anInterruptThatIsNotOfTheRunReachesTheCaller(boolean whileReading) throws Exception {
        Told told = new Told();
        Pipeline<Integer> failing = Pipeline.<Integer>builder("silent").sink(
                "broken",
                item -> {
                    silence.await();
                    throw new IllegalArgumentException("broken");
                },
                options -> options.onDiscard((item, reason, stage) -> {
                    if (item == 3 && !whileReading) {
                        Thread.currentThread().interrupt();
                    }
                    told.discarded(item, reason, stage);
                }));
        Iterator<Integer> source = Stream.of(1, 2, 3)
                .peek(item -> {
                    if (item == 3) {
                        if (whileReading) {
                            Thread.currentThread().interrupt();
                        }
                        silence.countDown();
                        Patience.awaitUntil("2 is told, after the run has interrupted its source", () ->
                                told.items().contains(2));
                    }
                })
                .iterator();
        Task<RunReport> caller = Threads.VIRTUAL.start(() -> failing.run(() -> source));
        Throwable thrown = caller.failure();
        assertThat(thrown instanceof InterruptedException || caller.leftInterrupted()).as("interrupted").isTrue();
    }
}
