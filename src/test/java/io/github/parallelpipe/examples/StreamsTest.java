package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Outlet;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Streams and iterators go in and come out, and may be left before their end. */
class StreamsTest {

    private final Outlet<Integer> outlet = Outlet.of(1, Overflow.BLOCK);

    @Test
    void printsWhatGoesInAndWhatComesOut() throws Exception {
        assertThat(Printed.by(() -> Streams.main(new String[0]))).containsExactly(
                "in 1", "in 2", "in 3", "in 4", "in 5", "3 and 2",
                "out 1", "out 4", "out 9", "out 16",
                "sum 30", "no more wanted");
    }

    @Test
    void closingTheStreamLetsARunEndWhoseOutletIsFull() throws Exception {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("out").buffer(8).sink("outlet", outlet);
        try (PipelineRun<Integer> run = pipeline.start()) {
            for (int i = 1; i <= 8; i++) {
                run.put(i);
            }
            try (Stream<Integer> results = Streams.stream(outlet).onClose(run::cancel)) {
                assertThat(results.findFirst()).contains(1);
            }
            assertThat(run.await().state()).isEqualTo(RunState.CANCELLED);
        }
    }

    @Test
    void closingTheStreamAfterItsEndChangesNothing() throws Exception {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("out").sink("outlet", outlet);
        try (PipelineRun<Integer> run = pipeline.start()) {
            run.put(1);
            run.stop();
            try (Stream<Integer> results = Streams.stream(outlet).onClose(run::cancel)) {
                assertThat(results).containsExactly(1);
                run.await();
            }
            assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        }
    }

    @Test
    void aFailureEndsTheStreamAndIsThrownByTheRun() {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("out")
                .<Integer>stage("fail", item -> {
                    throw new IllegalArgumentException("odd");
                })
                .sink("outlet", outlet);
        PipelineRun<Integer> run = pipeline.start();
        run.put(1);

        assertThat(Streams.stream(outlet)).isEmpty();
        assertThatThrownBy(run::close).isInstanceOf(PipelineException.class).hasRootCauseMessage("odd");
    }
}
