package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code pipeline.run(source)}: the caller feeds, owns, and waits. */
class RunFromSourceTest {

    private final Gate<Integer> gate = new Gate<>();
    private final Told told = new Told();
    private final List<Integer> delivered = new CopyOnWriteArrayList<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();

    private PipelineBuilder<Integer, Integer> builder() {
        return Pipeline.<Integer>builder("sourced")
                .buffer(4, Overflow.BLOCK)
                .defaults(options -> options.onDiscard(told));
    }

    /** What is told and what is delivered is, together, what the source gave. */
    private void assertLeft(Integer... items) {
        List<Object> left = new ArrayList<>(told.items());
        left.addAll(delivered);
        assertThat(left).containsExactlyInAnyOrder((Object[]) items);
    }

    @Test
    void aCollectionOrAStreamIsUsedUpAndTheReportReturned() throws InterruptedException {
        Pipeline<Integer> pipeline = builder().stage("stage", item -> item).sink("sink", delivered::add);
        RunReport collection = Ledgers.assertBalanced(pipeline.run(List.of(1, 2, 3)));
        RunReport stream = Ledgers.assertBalanced(pipeline.run(IntStream.range(4, 100).boxed()));

        assertThat(delivered).containsExactlyElementsOf(IntStream.range(1, 100).boxed().toList());
        assertThat(List.of(collection, stream)).extracting(RunReport::state).containsOnly(RunState.COMPLETED);
        assertThat(stream.stage("sink").processed()).isEqualTo(96);
    }

    @Test
    void anEmptySourceIsARunToo() throws InterruptedException {
        RunReport report = builder().sink("sink", delivered::add).run(List.of());
        assertThat(Ledgers.assertBalanced(report).state()).isEqualTo(RunState.COMPLETED);
        assertThat(report.stage("sink").offered()).isZero();
    }

    @Test
    void theSourceIsReadByTheCaller() throws InterruptedException {
        List<Thread> readers = new ArrayList<>();
        Stream<Integer> source = Stream.of(1, 2).peek(item -> readers.add(Thread.currentThread()));
        Ledgers.assertBalanced(builder().sink("sink", delivered::add).run(source));
        assertThat(readers).hasSize(2).containsOnly(Thread.currentThread());
    }

    @Test
    void noSourceIsRefused() {
        Pipeline<Integer> pipeline = builder().sink("sink", delivered::add);
        assertThatThrownBy(() -> pipeline.run((List<Integer>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("source must not be null");
        assertThatThrownBy(() -> pipeline.run((Stream<Integer>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("source must not be null");
    }

    /** Through reflection, since the class is not there before JDK 25, and the tests compile for 21. */
    @Test
    void aScopedValueOfTheCallerReachesTheStages() throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "ScopedValue is a preview before JDK 25");
        Class<?> type = Class.forName("java.lang.ScopedValue");
        Object value = type.getMethod("newInstance").invoke(null);
        Method get = type.getMethod("get");
        Object carrier = type.getMethod("where", type, Object.class).invoke(null, value, "bound");
        List<Object> seen = new CopyOnWriteArrayList<>();
        Pipeline<Integer> pipeline = builder()
                .stage("stage", item -> {
                    seen.add(get.invoke(value));
                    return item;
                })
                .sink("sink", item -> seen.add(get.invoke(value)), StageOptions::platformThread);
        Runnable body = () -> Ledgers.assertBalanced(run(pipeline, List.of(1, 2)));
        carrier.getClass().getMethod("run", Runnable.class).invoke(carrier, body);
        assertThat(seen).containsExactly("bound", "bound", "bound", "bound");
    }

    private static RunReport run(Pipeline<Integer> pipeline, Iterable<Integer> source) {
        try {
            return pipeline.run(source);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A stage at work at the gate, with its close observed. */
    private Stage<Integer, Integer> gated() {
        return new Stage<>() {
            @Override
            public Integer process(Integer item) throws InterruptedException {
                return gate.process(item);
            }

            @Override
            public void close() {
                closed.add("gate");
            }
        };
    }

    /** Gives 1, 2 and 3, and when the stage is at work on 1, ends as it is told. */
    private Iterable<Integer> thenEnding(Runnable end) {
        return () -> IntStream.rangeClosed(1, 4)
                .peek(item -> {
                    if (item == 4) {
                        awaitArrival();
                        end.run();
                    }
                })
                .boxed()
                .iterator();
    }

    private void awaitArrival() {
        try {
            gate.awaitArrival();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheSourceThrowsCancelsTheRunAndIsThrownOnAsItIs() {
        RuntimeException broken = new IllegalStateException("source is broken");
        Iterable<Integer> source = thenEnding(() -> {
            throw broken;
        });
        Pipeline<Integer> pipeline = builder().stage("gate", gated()).sink("sink", delivered::add);
        assertThatThrownBy(() -> pipeline.run(source)).isSameAs(broken).hasNoSuppressedExceptions();
        assertThat(closed).containsExactly("gate");
        assertLeft(1, 2, 3);
        assertThat(told.discards()).extracting(Told.Discard::reason).containsOnly(DiscardReason.CANCELLED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anErrorThatFollowsWhatTheSourceThrewIsSuppressedOntoIt() {
        RuntimeException broken = new IllegalStateException("source is broken");
        Iterable<Integer> source = thenEnding(() -> {
            throw broken;
        });
        Pipeline<Integer> pipeline = builder().sink("gate", item -> {
            try {
                gate.process(item);
            } catch (InterruptedException e) {
                throw new AssertionError("impossible", e);
            }
        });
        assertThatThrownBy(() -> pipeline.run(source)).isSameAs(broken).satisfies(e -> assertThat(e.getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(PipelineException.class, late ->
                        assertThat(late).hasMessageContaining("stage 'gate'").hasMessageContaining("impossible")));
    }

    @Test
    void theInterruptOfASourceThatThrowsIsNotLost() throws Exception {
        Iterable<Integer> source = thenEnding(() -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        });
        Pipeline<Integer> pipeline = builder().stage("gate", gated()).sink("sink", delivered::add);
        Task<RunReport> caller = Threads.VIRTUAL.start(() -> pipeline.run(source));
        assertThat(caller.failure()).hasMessage("interrupted");
        assertThat(caller.leftInterrupted()).isTrue();
        assertLeft(1, 2, 3);
    }

    @Test
    void nullInASourceIsRefusedAsIfTheSourceHadThrown() {
        Pipeline<Integer> pipeline = builder().sink("sink", delivered::add);
        assertThatThrownBy(() -> pipeline.run(Arrays.asList(1, null, 3)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("source must not give null");
        assertLeft(1);
    }

    @Test
    void aFailureEndsTheReadingOfASourceThatHasNoEnd() {
        List<Integer> read = new ArrayList<>();
        Pipeline<Integer> pipeline = builder().sink("broken", item -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> pipeline.run(Stream.iterate(1, item -> item + 1).peek(read::add)))
                .isInstanceOfSatisfying(PipelineException.class, e -> assertThat(e.stage()).isEqualTo("broken"))
                .hasRootCauseMessage("broken");
        assertLeft(read.toArray(Integer[]::new));
    }

    @Test
    void anItemThatWaitsForRoomWhenTheRunFailsIsTold() throws Exception {
        List<Integer> read = new CopyOnWriteArrayList<>();
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("sourced")
                .buffer(1, Overflow.BLOCK)
                .sink(
                        "broken",
                        item -> {
                            gate.process(item);
                            throw new IllegalStateException("broken");
                        },
                        options -> options.onDiscard(told));
        Task<RunReport> caller = Threads.VIRTUAL.start(() -> pipeline.run(Stream.of(1, 2, 3, 4).peek(read::add)));
        gate.awaitArrival();
        while (read.size() < 3) {
            Thread.yield();
        }
        caller.awaitBlocked();
        gate.open();
        assertThat(caller.failure()).isInstanceOf(PipelineException.class).hasRootCauseMessage("broken");
        assertThat(read).containsExactly(1, 2, 3);
        assertThat(told.discards()).containsExactlyInAnyOrder(
                new Told.Discard(1, DiscardReason.FAILED, "broken"),
                new Told.Discard(2, DiscardReason.CANCELLED, "broken"),
                new Told.Discard(3, DiscardReason.CANCELLED, "broken"));
    }

    @Test
    void whatTheSourceThrowsAfterAFailureIsSuppressedOntoIt() {
        Pipeline<Integer> pipeline = builder().sink("broken", item -> {
            gate.process(item);
            throw new IllegalStateException("broken");
        });
        Iterator<Integer> source = new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (given++ == 0) {
                    return 1;
                }
                gate.open();
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.yield();
                }
                throw new IllegalStateException("source is broken");
            }
        };
        assertThatThrownBy(() -> pipeline.run(() -> source))
                .isInstanceOf(PipelineException.class)
                .hasRootCauseMessage("broken")
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().asString().contains("source is broken"));
        assertLeft(1);
    }

    @Test
    void aFullFirstBufferUnderFailCancelsTheRunAndIsThrown() {
        Pipeline<Integer> pipeline = builder().buffer(1, Overflow.FAIL).sink("gate", item -> {
            gate.process(item);
            delivered.add(item);
        });
        List<Integer> read = new ArrayList<>();
        assertThatThrownBy(() -> pipeline.run(Stream.iterate(1, item -> item + 1).peek(read::add)))
                .isInstanceOf(BufferFullException.class)
                .hasMessage("buffer of stage 'gate' is full: capacity 1");
        assertThat(told.discards()).contains(new Told.Discard(read.getLast(), DiscardReason.OVERFLOW, "gate"));
        assertLeft(read.toArray(Integer[]::new));
    }

    @Test
    void interruptedWhileItWaitsForRoomItCancelsTheRunAndThrows() throws Exception {
        assertInterruptible(IntStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void interruptedWhileItWaitsForTheEndItCancelsTheRunAndThrows() throws Exception {
        assertInterruptible(List.of(1, 2));
    }

    private void assertInterruptible(List<Integer> items) throws Exception {
        List<Integer> read = new CopyOnWriteArrayList<>();
        Pipeline<Integer> pipeline = builder().stage("gate", gated()).sink("sink", delivered::add);
        Task<RunReport> caller = Threads.VIRTUAL.start(() -> pipeline.run(items.stream().peek(read::add)));
        gate.awaitArrival();
        caller.awaitBlocked();
        caller.interrupt();
        assertThat(caller.failure()).isInstanceOf(InterruptedException.class).hasNoSuppressedExceptions();
        assertThat(closed).containsExactly("gate");
        assertLeft(read.toArray(Integer[]::new));
        assertThat(told.discards()).extracting(Told.Discard::reason).containsOnly(DiscardReason.CANCELLED);
    }
}
