package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.ItemContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private static final int WORKERS = 4;
    private static final int ITEMS = 100_000;

    private final Stopwatch stopwatch = new Stopwatch(Map.of());
    private final ContextStage<Integer, Integer> measured = stopwatch.stage((item, context) -> item);

    @Test
    void forgetsNothingThatSeveralWorkersDoAtOnce() throws Exception {
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            for (int worker = 0; worker < WORKERS; worker++) {
                workers.add(threads.submit(this::work));
            }
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        assertThat(stopwatch.reading("work").items()).isEqualTo((long) WORKERS * ITEMS);
        assertThat(stopwatch.reading("work").busy()).isPositive();
        assertThat(stopwatch.reading("work").greatestAge()).isEqualTo(Duration.ofMillis(ITEMS - 1));
    }

    private Void work() throws Exception {
        for (int item = 0; item < ITEMS; item++) {
            measured.process(item, new Context(item));
        }
        return null;
    }

    /** Of an item that is as old as its number says. */
    private record Context(long sequence) implements ItemContext {

        @Override
        public String stage() {
            return "work";
        }

        @Override
        public long missed() {
            return 0;
        }

        @Override
        public Duration age() {
            return Duration.ofMillis(sequence);
        }
    }
}
