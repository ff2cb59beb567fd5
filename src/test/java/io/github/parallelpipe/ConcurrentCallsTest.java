package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every method of a run may be called from every thread, at any time. */
class ConcurrentCallsTest {

    private static final int ROUNDS = 100;
    private static final int CALLERS = 6;

    /** One run in the hands of several threads. */
    private static final class Round {

        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong leaving = new AtomicLong();
        private final CountDownLatch start = new CountDownLatch(1);
        private final PipelineRun<Integer> run;

        Round(Overflow overflow) {
            run = Pipeline.<Integer>builder("all at once")
                    .buffer(2, overflow)
                    .defaults(options -> options.onDiscard((item, reason, stage) -> leaving.incrementAndGet()))
                    .stage("first", item -> item)
                    .stage("second", item -> item)
                    .sink("sink", item -> leaving.incrementAndGet())
                    .start();
        }

        void callAtRandom(Random random) throws InterruptedException {
            start.await();
            for (int call = 0; call < 40; call++) {
                try {
                    callOne(random);
                } catch (IllegalStateException e) {
                    assertThat(e).message().containsAnyOf("takes no more input", "is full");
                } catch (PipelineException e) {
                    // A buffer inside was full, under FAIL.
                    assertThat(e).hasCauseInstanceOf(BufferFullException.class);
                }
            }
        }

        private void callOne(Random random) throws InterruptedException {
            switch (random.nextInt(60)) {
                case 0 -> run.stop();
                case 1 -> run.cancel();
                case 2 -> run.stop(Duration.ofMillis(1));
                case 3 -> run.await(Duration.ofMillis(1));
                case 4 -> run.close();
                case 5, 6, 7 -> Ledgers.assertBalanced(run.report());
                case 8, 9, 10, 11, 12, 13 -> {
                    if (run.offer(1, Duration.ofNanos(random.nextInt(100_000)))) {
                        accepted.incrementAndGet();
                    }
                }
                default -> {
                    run.put(1);
                    accepted.incrementAndGet();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsCalledTheRunEndsAndAccountsForWhatItAccepted(Overflow overflow) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Round round = new Round(overflow);
            List<Task<Void>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                Random random = new Random(i * CALLERS + caller);
                callers.add(Threads.VIRTUAL.run(() -> round.callAtRandom(random)));
            }
            round.start.countDown();
            for (Task<Void> caller : callers) {
                caller.join();
            }
            endAndCheck(round, overflow);
        }
    }

    private static void endAndCheck(Round round, Overflow overflow) throws InterruptedException {
        round.run.stop();
        RunReport report;
        try {
            report = round.run.await();
        } catch (PipelineException e) {
            assertThat(overflow).as("overflow of the full buffer inside").isEqualTo(Overflow.FAIL);
            report = round.run.report();
        }
        Ledgers.assertBalanced(report);
        assertThat(report.stage("first").offered()).isEqualTo(round.accepted.get());
        assertThat(round.leaving).hasValue(round.accepted.get());
    }
}
