package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantee 8: from {@code put} to {@code process}, from stage to stage, and from the stages to whoever waits for the end.
 * The fields are plain on purpose.
 */
class HappensBeforeTest {

    private static final int ITEMS = 20_000;

    /** Written by one thread after another, with nothing but the pipeline between them. */
    private static final class Relay {
        private int putter;
        private int first;
        private int second;
        private int sink;
    }

    private final AtomicInteger stale = new AtomicInteger();
    private int sum;

    private Pipeline<Relay> pipeline(Overflow overflow, Intake<Relay, Relay> intake) {
        return Pipeline.<Relay>builder("relay")
                .buffer(4, overflow)
                .stage("first", intake, this::first)
                .stage("second", intake, this::second)
                .sink("sink", intake, this::sink);
    }

    private Relay first(Relay relay) {
        check(relay.putter == 1);
        relay.first = relay.putter + 1;
        return relay;
    }

    private Relay second(Relay relay) {
        check(relay.first == 2);
        relay.second = relay.first + 1;
        return relay;
    }

    private void sink(Relay relay) {
        check(relay.second == 3);
        relay.sink = relay.second + 1;
        sum += relay.sink;
    }

    private void check(boolean fresh) {
        if (!fresh) {
            stale.incrementAndGet();
        }
    }

    private static Relay relay() {
        Relay relay = new Relay();
        relay.putter = 1;
        return relay;
    }

    @ParameterizedTest
    @EnumSource(value = Overflow.class, names = {"DROP_OLDEST", "DROP_NEWEST", "BLOCK"})
    void plainFieldsAreSeenFromPutToSinkAndByWhoeverWaited(Overflow overflow) throws InterruptedException {
        PipelineRun<Relay> run = pipeline(overflow, Intake.one()).start();
        for (int i = 0; i < ITEMS; i++) {
            run.put(relay());
        }
        run.stop();

        RunReport report = run.await();

        assertThat(stale).hasValue(0);
        assertThat(sum).isEqualTo(4 * (int) report.stage("sink").emitted());
        Ledgers.assertBalanced(report);
    }

    @Test
    void plainFieldsOfTheLatestItemAreSeen() throws InterruptedException {
        PipelineRun<Relay> run = pipeline(Overflow.BLOCK, Intake.latest()).start();
        for (int i = 0; i < ITEMS; i++) {
            run.put(relay());
        }
        run.stop();

        RunReport report = run.await();

        assertThat(stale).hasValue(0);
        assertThat(sum).isEqualTo(4 * (int) report.stage("sink").emitted());
        Ledgers.assertBalanced(report);
    }

    @Test
    void whatAStageDidBeforeACancelIsSeenByWhoeverWaited() throws InterruptedException {
        CountDownLatch some = new CountDownLatch(100);
        PipelineRun<Integer> run = Pipeline.<Integer>builder("cancelled")
                .buffer(4, Overflow.BLOCK)
                .sink("sink", item -> {
                    sum++;
                    some.countDown();
                })
                .start();
        Task<Void> producer = Threads.PLATFORM.run(() -> {
            try {
                for (;;) {
                    run.put(1);
                }
            } catch (IllegalStateException e) {
                // Cancelled, as meant.
            }
        });
        some.await();
        run.cancel();

        RunReport report = run.await();

        assertThat(sum).isEqualTo((int) report.stage("sink").emitted());
        producer.join();
        Ledgers.assertBalanced(report);
    }

    @Test
    void whatAStageDidWhenItClosedIsSeenAfterClose() {
        int[] closed = new int[1];
        Sink<Integer> sink = new Sink<>() {
            @Override
            public void accept(Integer item) {}

            @Override
            public void close() {
                closed[0] = 1;
            }
        };

        PipelineRun<Integer> run = Pipeline.<Integer>builder("closing").sink("sink", sink).start();
        run.close();

        assertThat(closed[0]).isEqualTo(1);
        Ledgers.assertBalanced(run.report());
    }
}
