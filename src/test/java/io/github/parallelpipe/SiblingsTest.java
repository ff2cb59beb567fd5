package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Guarantee 7: the first failure ends the other stages, wherever they wait. */
class SiblingsTest {

    private static final int ROUNDS = 300;

    private final Gate<Integer> gate = new Gate<>();

    private static void assertFailedIn(String stage, PipelineRun<?> run) {
        assertThatThrownBy(run::await).isInstanceOfSatisfying(PipelineException.class, e -> {
            assertThat(e.stage()).isEqualTo(stage);
            assertThat(e.getSuppressed()).isEmpty();
        });
        Ledgers.assertBalanced(run.report());
    }

    private static Stage<Integer, Integer> cannotOpen() {
        return new Stage<>() {
            @Override
            public void open() {
                throw new IllegalStateException("cannot open");
            }

            @Override
            public Integer process(Integer item) {
                return item;
            }
        };
    }

    /** Waits for ever in its open, unless interrupted. */
    private static Stage<Integer, Integer> opensForEver() {
        return new Stage<>() {
            @Override
            public void open() throws InterruptedException {
                new CountDownLatch(1).await();
            }

            @Override
            public Integer process(Integer item) {
                return item;
            }
        };
    }

    @Test
    void oneThatIsAtWorkIsInterrupted() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("siblings")
                .stage("working", item -> item == 1 ? item : gate.process(item))
                .sink("broken", item -> {
                    gate.awaitArrival();
                    throw new IllegalStateException("broken");
                })
                .start();
        run.put(1);
        run.put(2);
        assertFailedIn("broken", run);
    }

    @Test
    void inARunFromASourceOneAtWorkIsInterruptedBeforeTheFailedStageIsClosed() {
        CountDownLatch interrupted = new CountDownLatch(1);
        List<Boolean> before = new CopyOnWriteArrayList<>();
        Sink<Integer> broken = new Sink<>() {
            @Override
            public void accept(Integer item) throws InterruptedException {
                gate.awaitArrival();
                throw new IllegalStateException("broken");
            }

            @Override
            public void close() {
                long start = System.nanoTime();
                while (interrupted.getCount() > 0 && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10)) {
                    Thread.yield();
                }
                before.add(interrupted.getCount() == 0);
            }
        };
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("siblings")
                .stage("working", item -> {
                    try {
                        return item == 1 ? item : gate.process(item);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                })
                .sink("broken", broken);
        assertThatThrownBy(() -> pipeline.run(List.of(1, 2))).isInstanceOf(PipelineException.class);
        assertThat(before).containsExactly(true);
    }

    @Test
    void oneThatWaitsForAnItemEnds() {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("siblings")
                .stage("broken", item -> {
                    throw new IllegalStateException("broken");
                })
                .stage("waiting", item -> item)
                .sink("sink", item -> {})
                .start();
        run.put(1);
        assertFailedIn("broken", run);
    }

    @Test
    void oneThatWaitsForRoomEndsAndWhatItCouldNotHandOnIsDiscarded() throws InterruptedException {
        Told told = new Told();
        List<Thread> blocked = new CopyOnWriteArrayList<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("siblings")
                .buffer(1, Overflow.BLOCK)
                .defaults(options -> options.onDiscard(told))
                .stage("blocked", item -> {
                    blocked.add(Thread.currentThread());
                    return item;
                })
                .sink("broken", item -> {
                    gate.process(item);
                    throw new IllegalStateException("broken");
                })
                .start();
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        run.put(3);
        while (run.report().stage("broken").buffered() < 1 || run.report().stage("blocked").inProcess() < 1) {
            Thread.yield();
        }
        Threads.awaitBlocked(blocked.getFirst());
        gate.open();
        assertFailedIn("broken", run);
        assertThat(told.items()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(told.discards()).contains(new Told.Discard(3, DiscardReason.CANCELLED, "broken"));
    }

    @Test
    void aPutThatWaitsForRoomIsToldOfTheFailure() throws InterruptedException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("siblings")
                .buffer(1, Overflow.BLOCK)
                .sink("broken", item -> {
                    gate.process(item);
                    throw new IllegalStateException("broken");
                })
                .start();
        run.put(1);
        gate.awaitArrival();
        run.put(2);
        Task<Void> blocked = Threads.VIRTUAL.run(() -> run.put(3)).awaitBlocked();
        gate.open();
        assertThat(blocked.failure()).isInstanceOf(PipelineException.class).hasRootCauseMessage("broken");
        assertFailedIn("broken", run);
        assertThat(run.report().stage("broken").offered()).isEqualTo(2);
    }

    @Test
    void aFailureToOpenEndsStagesThatWereNotEvenForkedYet() {
        for (int i = 0; i < ROUNDS; i++) {
            PipelineBuilder<Integer, Integer> builder =
                    Pipeline.<Integer>builder("siblings").stage("broken", cannotOpen());
            for (int stage = 0; stage < 10; stage++) {
                builder = builder.stage("stage-" + stage, opensForEver());
            }
            assertFailedIn("broken", builder.sink("sink", item -> {}).start());
        }
    }

    @Test
    void aFailureOnTheFirstItemEndsStagesThatWereNotEvenForkedYet() {
        for (int i = 0; i < ROUNDS; i++) {
            PipelineBuilder<Integer, Integer> builder = Pipeline.<Integer>builder("siblings").stage("broken", item -> {
                throw new IllegalStateException("broken");
            });
            for (int stage = 0; stage < 10; stage++) {
                builder = builder.stage("stage-" + stage, item -> item);
            }
            PipelineRun<Integer> run = builder.sink("sink", item -> {}).start();
            run.put(1);
            assertFailedIn("broken", run);
        }
    }

    @Test
    void aFailureToOpenEndsARunFromASource() {
        for (int i = 0; i < ROUNDS; i++) {
            PipelineBuilder<Integer, Integer> builder =
                    Pipeline.<Integer>builder("siblings").stage("broken", cannotOpen());
            for (int stage = 0; stage < 5; stage++) {
                builder = builder.stage("stage-" + stage, opensForEver());
            }
            Pipeline<Integer> pipeline = builder.sink("sink", item -> {});
            assertThatThrownBy(() -> pipeline.run(List.of(1, 2, 3)))
                    .isInstanceOf(PipelineException.class)
                    .hasRootCauseMessage("cannot open");
        }
    }

    @Test
    void aCancelEndsStagesThatWereNotEvenForkedYet() throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            PipelineBuilder<Integer, Integer> builder = Pipeline.builder("siblings");
            for (int stage = 0; stage < 10; stage++) {
                builder = builder.stage("stage-" + stage, opensForEver());
            }
            PipelineRun<Integer> run = builder.sink("sink", item -> {}).start();
            run.put(1);
            run.cancel();
            assertThat(Ledgers.assertBalanced(run.await()).state()).isEqualTo(RunState.CANCELLED);
        }
    }
}
