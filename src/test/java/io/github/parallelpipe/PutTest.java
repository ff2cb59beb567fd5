package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code put} and {@code offer}: who has the item afterwards. */
class PutTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Gate<Integer> gate = new Gate<>();
    private final Told told = new Told();
    private PipelineRun<Integer> run;

    /** A run whose stage has item 0 in hand, and whose buffer is full of item 1. */
    private void full(Overflow overflow) throws InterruptedException {
        run = Pipeline.<Integer>builder("put")
                .stage("gate", gate::process, options -> options.buffer(1, overflow).onDiscard(told))
                .sink("sink", item -> {})
                .start();
        run.put(0);
        gate.awaitArrival();
        run.put(1);
    }

    @AfterEach
    void everyItemIsAccountedFor() throws InterruptedException {
        run.cancel();
        Ledgers.assertBalanced(run.await());
    }

    private void assertTakenIn(int items) {
        assertThat(run.report().stage("gate").offered()).isEqualTo(items);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_OLDEST", "DROP_NEWEST"})
    void whereItemsAreDroppedAnOfferIsNeverRefusedAndNeverWaits(Overflow overflow) throws InterruptedException {
        full(overflow);
        assertThat(run.offer(2, LONG)).isTrue();
        assertTakenIn(3);
        assertThat(told.discards()).containsExactly(new Told.Discard(
                overflow == Overflow.DROP_OLDEST ? 1 : 2, DiscardReason.OVERFLOW, "gate"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCK", "FAIL"})
    void whereNothingIsDroppedAnOfferWithoutRoomInTimeLeavesTheItemWithTheCaller(Overflow overflow)
            throws InterruptedException {
        full(overflow);
        for (Duration timeout : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMillis(1))) {
            assertThat(run.offer(2, timeout)).isFalse();
        }
        assertTakenIn(2);
        assertThat(told.discards()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCK", "FAIL"})
    void anOfferThatWaitsGetsTheRoomThatComesFree(Overflow overflow) throws Exception {
        full(overflow);
        Task<Boolean> offer = Threads.VIRTUAL.start(() -> run.offer(2, LONG)).awaitBlocked();
        gate.open(1);
        assertThat(offer.join()).isTrue();
        assertTakenIn(3);
    }

    @Test
    void aPutThatBlocksGetsTheRoomThatComesFree() throws Exception {
        full(Overflow.BLOCK);
        Task<Void> put = Threads.VIRTUAL.run(() -> run.put(2)).awaitBlocked();
        assertTakenIn(2);
        gate.open(1);
        put.join();
        assertTakenIn(3);
    }

    @Test
    void aPutIntoAFullBufferUnderFailSaysWhichAndLeavesTheItemWithTheCaller() throws InterruptedException {
        full(Overflow.FAIL);
        assertThatThrownBy(() -> run.put(2))
                .isInstanceOf(BufferFullException.class)
                .hasMessage("buffer of stage 'gate' is full: capacity 1");
        assertTakenIn(2);
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void interruptedWhileItWaitsItLeavesTheItemWithTheCallerAndTheThreadInterrupted() throws Exception {
        full(Overflow.BLOCK);
        List<Threads.Action> calls = List.of(() -> run.put(2), () -> run.offer(2, LONG));
        for (Threads.Action call : calls) {
            Task<Void> caller = Threads.VIRTUAL.run(call).awaitBlocked();
            caller.interrupt();
            assertInterrupted(caller);
        }
    }

    @Test
    void interruptedBeforeItWouldWaitItLeavesTheItemWithTheCallerAndTheThreadInterrupted() throws Exception {
        full(Overflow.BLOCK);
        assertInterrupted(Threads.VIRTUAL.run(() -> {
            Thread.currentThread().interrupt();
            run.put(2);
        }));
    }

    private void assertInterrupted(Task<?> caller) throws InterruptedException {
        assertThat(caller.failure())
                .isInstanceOf(PipelineException.class)
                .hasCauseInstanceOf(InterruptedException.class)
                .hasMessage("interrupted while waiting for room in the buffer of stage 'gate'");
        assertThat(caller.leftInterrupted()).isTrue();
        assertTakenIn(2);
        assertThat(told.discards()).isEmpty();
        assertThat(run.report().failure()).isEmpty();
    }

    @Test
    void anInterruptedThreadCanPutWhereItNeedNotWait() throws Exception {
        full(Overflow.DROP_OLDEST);
        Task<Void> caller = Threads.VIRTUAL.run(() -> {
            Thread.currentThread().interrupt();
            run.put(2);
        });
        caller.join();
        assertThat(caller.leftInterrupted()).isTrue();
        assertTakenIn(3);
    }

    @Test
    void stoppedWhileItWaitsItIsRefused() throws Exception {
        full(Overflow.BLOCK);
        Task<Void> put = Threads.VIRTUAL.run(() -> run.put(2)).awaitBlocked();
        Task<Boolean> offer = Threads.VIRTUAL.start(() -> run.offer(2, LONG)).awaitBlocked();
        run.stop();
        assertThat(List.of(put.failure(), offer.failure())).allSatisfy(refusal -> assertThat(refusal)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("pipeline 'put' takes no more input: its run is STOPPING"));
        assertTakenIn(2);
    }

    @Test
    void cancelledWhileItWaitsItIsRefusedAndOnlyWhatHadEnteredIsTold() throws Exception {
        full(Overflow.BLOCK);
        Task<Void> put = Threads.VIRTUAL.run(() -> run.put(2)).awaitBlocked();
        run.cancel();
        assertThat(put.failure()).isExactlyInstanceOf(IllegalStateException.class);
        run.await();
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1);
        assertTakenIn(2);
    }

    @Test
    void afterTheEndItIsRefusedAndSaysWhichEnd() throws Exception {
        full(Overflow.DROP_OLDEST);
        run.stop();
        assertRefused(RunState.STOPPING);
        gate.open();
        run.await();
        assertRefused(RunState.COMPLETED);

        full(Overflow.DROP_OLDEST);
        run.cancel();
        run.await();
        assertRefused(RunState.CANCELLED);
    }

    private void assertRefused(RunState state) {
        List<Threads.Action> calls = List.of(() -> run.put(9), () -> run.offer(9, LONG));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::run)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("pipeline 'put' takes no more input: its run is " + state));
    }

    @Test
    void nullIsRefused() throws InterruptedException {
        full(Overflow.DROP_OLDEST);
        List<Threads.Action> calls = List.of(() -> run.put(null), () -> run.offer(null, LONG));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::run)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("item must not be null"));
        assertTakenIn(2);
    }

    @Test
    void everyKindOfThreadMayPut() throws Exception {
        full(Overflow.BLOCK);
        gate.open();
        Task<Void> virtual = Threads.VIRTUAL.run(() -> run.put(2));
        Task<Void> platform = Threads.PLATFORM.run(() -> run.put(3));
        virtual.join();
        platform.join();
        assertTakenIn(4);
    }
}
