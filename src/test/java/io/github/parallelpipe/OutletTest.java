package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The sink from which the caller takes. */
class OutletTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Told told = new Told();
    private final Outlet<Integer> outlet = Outlet.of(4, Overflow.DROP_OLDEST, told);

    private static Pipeline<Integer> into(Outlet<Integer> outlet) {
        return Pipeline.<Integer>builder("outgoing").buffer(8, Overflow.BLOCK).sink("out", outlet);
    }

    /** Puts items, and waits until the outlet has been given them. */
    private static void pass(PipelineRun<Integer> run, Outlet<?> outlet, int... items) {
        long offered = outlet.counts().offered() + items.length;
        for (int item : items) {
            run.put(item);
        }
        while (outlet.counts().offered() < offered) {
            Thread.yield();
        }
    }

    private static void end(PipelineRun<?> run) {
        run.close();
        Ledgers.assertBalanced(run.report());
    }

    @Test
    void givesTheItemsInOrder() throws InterruptedException {
        PipelineRun<Integer> run = into(outlet).start();
        pass(run, outlet, 1, 2, 3);
        assertThat(outlet.take()).isEqualTo(1);
        assertThat(outlet.poll()).isEqualTo(2);
        assertThat(outlet.poll(LONG)).isEqualTo(3);
        assertThat(outlet.poll()).isNull();
        assertThat(outlet.poll(Duration.ZERO)).isNull();
        assertThat(outlet.poll(Duration.ofMillis(1))).isNull();
        end(run);
        assertThat(outlet.counts().balances()).isTrue();
    }

    @Test
    void aTakeWaitsForAnItemAndForTheEnd() throws Exception {
        PipelineRun<Integer> run = into(outlet).start();
        Task<Integer> first = Threads.VIRTUAL.start(outlet::take).awaitBlocked();
        run.put(1);
        assertThat(first.join()).isEqualTo(1);
        Task<Integer> take = Threads.VIRTUAL.start(outlet::take).awaitBlocked();
        Task<Integer> poll = Threads.VIRTUAL.start(() -> outlet.poll(LONG)).awaitBlocked();
        end(run);
        assertThat(take.join()).isNull();
        assertThat(poll.join()).isNull();
    }

    @Test
    void anIterationEndsWithTheRun() throws Exception {
        PipelineRun<Integer> run = into(outlet).start();
        Task<List<Integer>> iteration = Threads.VIRTUAL.start(() -> {
            List<Integer> taken = new ArrayList<>();
            outlet.forEach(taken::add);
            return taken;
        });
        pass(run, outlet, 1, 2, 3);
        end(run);
        assertThat(iteration.join()).containsExactly(1, 2, 3);
    }

    @Test
    void anIteratorAtItsEndSaysSo() {
        PipelineRun<Integer> run = into(outlet).start();
        Iterator<Integer> iterator = outlet.iterator();
        pass(run, outlet, 1);
        end(run);
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.hasNext()).as("asked again").isTrue();
        assertThat(iterator.next()).isEqualTo(1);
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the run has ended, and nothing is left");
    }

    @Test
    void endsAlsoByACancelAndByAFailure() throws Exception {
        PipelineRun<Integer> cancelled = into(outlet).start();
        Task<Integer> take = Threads.VIRTUAL.start(outlet::take).awaitBlocked();
        cancelled.cancel();
        assertThat(take.join()).isNull();
        Ledgers.assertBalanced(cancelled.await());

        PipelineRun<Integer> failed = Pipeline.<Integer>builder("outgoing")
                .stage("broken", item -> {
                    if (item > 0) {
                        throw new IllegalStateException("broken");
                    }
                    return item;
                })
                .sink("out", outlet)
                .start();
        Task<Integer> other = Threads.VIRTUAL.start(outlet::take).awaitBlocked();
        failed.put(1);
        assertThat(other.join()).isNull();
        assertThatThrownBy(failed::await).isInstanceOf(PipelineException.class);
        Ledgers.assertBalanced(failed.report());
    }

    @Test
    void whatIsLeftAtTheEndCanStillBeTaken() throws InterruptedException {
        PipelineRun<Integer> run = into(outlet).start();
        pass(run, outlet, 1, 2, 3);
        run.cancel();
        Ledgers.assertBalanced(run.await());
        assertThat(outlet).containsExactly(1, 2, 3);
        assertThat(outlet.take()).isNull();
        assertThat(told.discards()).isEmpty();
    }

    @Test
    void whatIsNotTakenIsDroppedAsItsOverflowSaysAndTold() {
        PipelineRun<Integer> run = into(outlet).start();
        pass(run, outlet, 1, 2, 3, 4, 5);
        end(run);
        assertThat(outlet).containsExactly(2, 3, 4, 5);

        Outlet<Integer> first = Outlet.of(2, Overflow.DROP_NEWEST, told);
        PipelineRun<Integer> keeping = into(first).start();
        pass(keeping, first, 7, 8, 9);
        end(keeping);
        assertThat(first).containsExactly(7, 8);
        assertThat(told.discards()).containsExactly(
                new Told.Discard(1, DiscardReason.OVERFLOW, "out"), new Told.Discard(9, DiscardReason.OVERFLOW, "out"));
    }

    @Test
    void underFailAFullOutletFailsTheRun() {
        Outlet<Integer> failing = Outlet.of(1, Overflow.FAIL);
        PipelineRun<Integer> run = into(failing).start();
        run.put(1);
        run.put(2);
        assertThatThrownBy(run::await).hasCauseInstanceOf(BufferFullException.class);
        Ledgers.assertBalanced(run.report());
        assertThat(failing).containsExactly(1);
    }

    @Test
    void underBlockTheSinkWaitsForWhoeverTakes() throws InterruptedException {
        Outlet<Integer> blocking = Outlet.of(1, Overflow.BLOCK);
        PipelineRun<Integer> run = into(blocking).start();
        for (int item = 1; item <= 5; item++) {
            run.put(item);
        }
        run.stop();
        assertThat(blocking).containsExactly(1, 2, 3, 4, 5);
        assertThat(Ledgers.assertBalanced(run.await()).stage("out").processed()).isEqualTo(5);
    }

    @Test
    void underBlockACancelEndsARunFromWhichNobodyTakes() throws Exception {
        Outlet<Integer> blocking = Outlet.of(1, Overflow.BLOCK, told);
        for (Ending ending : List.<Ending>of(PipelineRun::cancel, run -> run.stop(Duration.ofMillis(1)))) {
            PipelineRun<Integer> run = blocked(blocking);
            ending.end(run);
            RunReport report = Ledgers.assertBalanced(run.await());
            assertThat(report.state()).isEqualTo(RunState.CANCELLED);
            assertThat(report.stage("out").discarded()).isEqualTo(2);
            assertThat(blocking).containsExactly(1);
        }
    }

    @Test
    void underBlockACloseWaitsForWhoeverTakesUntilItIsInterrupted() throws Exception {
        Outlet<Integer> blocking = Outlet.of(1, Overflow.BLOCK, told);
        PipelineRun<Integer> run = blocked(blocking);
        Task<Void> closing = Threads.VIRTUAL.run(run::close).awaitBlocked();
        closing.interrupt();
        closing.join();
        assertThat(Ledgers.assertBalanced(run.await()).state()).isEqualTo(RunState.CANCELLED);
    }

    @FunctionalInterface
    private interface Ending {
        void end(PipelineRun<Integer> run) throws InterruptedException;
    }

    /** A run with one item in the outlet, one in the hands of the sink, and one before that. */
    private static PipelineRun<Integer> blocked(Outlet<Integer> outlet) {
        PipelineRun<Integer> run =
                Pipeline.<Integer>builder("outgoing").buffer(1, Overflow.BLOCK).sink("out", outlet).start();
        run.put(1);
        run.put(2);
        run.put(3);
        return run;
    }

    @Test
    void servesOneRunAtATime() {
        Pipeline<Integer> pipeline = into(outlet);
        PipelineRun<Integer> run = pipeline.start();
        pass(run, outlet, 1);
        assertThatThrownBy(pipeline::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an outlet serves one run at a time: that of stage 'out' has another");
        assertThatThrownBy(() -> pipeline.run(List.of(1))).isInstanceOf(IllegalStateException.class);
        pass(run, outlet, 2);
        end(run);
        assertThat(outlet).as("what came before and after the refusals").containsExactly(1, 2);
    }

    @Test
    void isUsedAgainAndWhatWasLeftIsTold() {
        Pipeline<Integer> pipeline = into(outlet);
        PipelineRun<Integer> first = pipeline.start();
        pass(first, outlet, 1, 2);
        end(first);
        PipelineRun<Integer> second = pipeline.start();
        assertThat(told.discards()).containsExactly(
                new Told.Discard(1, DiscardReason.CANCELLED, "out"), new Told.Discard(2, DiscardReason.CANCELLED, "out"));
        pass(second, outlet, 3);
        end(second);
        assertThat(outlet).containsExactly(3);
    }

    @Test
    void beforeAnyRunThereIsNothingToTakeFrom() {
        List<Threads.Action> calls = List.of(
                outlet::take, outlet::poll, () -> outlet.poll(LONG), outlet::iterator, outlet::counts,
                () -> outlet.accept(1));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no run has been started with this outlet: it must be the sink itself, not called by one"));
    }

    @Test
    void anInterruptedTakeLosesNothing() throws Exception {
        PipelineRun<Integer> run = into(outlet).start();
        for (Threads.Action call : List.<Threads.Action>of(outlet::take, () -> outlet.poll(LONG))) {
            Task<Void> waiting = Threads.VIRTUAL.run(call).awaitBlocked();
            waiting.interrupt();
            assertThat(waiting.failure()).isInstanceOf(InterruptedException.class);
        }
        Iterator<Integer> iterator = outlet.iterator();
        Task<Integer> iterating = Threads.VIRTUAL.start(iterator::next).awaitBlocked();
        iterating.interrupt();
        assertThat(iterating.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interrupted while waiting for an item")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(iterating.leftInterrupted()).isTrue();

        run.put(1);
        assertThat(iterator.next()).isEqualTo(1);
        end(run);
        assertThat(told.discards()).isEmpty();
    }

    @Test
    void canBeGivenListsOfAllThatIsBuffered() {
        Outlet<List<Integer>> lists = Outlet.of(8, Overflow.BLOCK);
        PipelineRun<Integer> run = Pipeline.<Integer>builder("outgoing")
                .buffer(8, Overflow.BLOCK)
                .sink("out", Intake.all(), lists)
                .start();
        for (int item = 0; item < 5; item++) {
            run.put(item);
        }
        run.close();
        Ledgers.assertBalanced(run.report(), "out");
        List<Integer> taken = new ArrayList<>();
        lists.forEach(taken::addAll);
        assertThat(taken).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void refusesACapacityThatNoBufferCanHave() {
        assertThatThrownBy(() -> Outlet.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("capacity must be positive: 0");
        assertThatThrownBy(() -> Outlet.of(1, null)).hasMessage("overflow must not be null");
        assertThatThrownBy(() -> Outlet.of(1, Overflow.BLOCK, null)).hasMessage("discard handler must not be null");
    }
}
