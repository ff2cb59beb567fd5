package io.github.parallelpipe.explore.buffer;

import static io.github.parallelpipe.explore.buffer.Call.close;
import static io.github.parallelpipe.explore.buffer.Call.gatherForEver;
import static io.github.parallelpipe.explore.buffer.Call.poll;
import static io.github.parallelpipe.explore.buffer.Call.pollWithin;
import static io.github.parallelpipe.explore.buffer.Call.put;
import static io.github.parallelpipe.explore.buffer.Call.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.explore.Failure;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.Mutants;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The explorer runs as many schedules as there are, and tells what it finds. */
class ExplorerTest {

    private static final Explorer PLAIN = Explorer.standard().plain().with(0, 0);
    private static final Program EMPTY = Program.on(1, Overflow.BLOCK);

    /** Calls that never wait can be interleaved in (2n)! / (n! n!) ways. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 6", "3, 20", "4, 70"})
    void runsEveryInterleavingOfTwoThreads(int calls, long schedules) {
        Call[] polls = Stream.generate(Call::poll).limit(calls).toArray(Call[]::new);

        assertThat(PLAIN.explore(EMPTY.client(polls).client(polls)).schedules()).isEqualTo(schedules);
    }

    @Test
    void runsEveryInterleavingOfThreeThreads() {
        assertThat(PLAIN.explore(EMPTY.client(poll()).client(poll()).client(poll())).schedules()).isEqualTo(6);
    }

    /** The put is first; or the take waits, is signalled by the put, and goes on. */
    @Test
    void aWaitIsOneSwitchMore() {
        assertThat(PLAIN.explore(EMPTY.client(put()).client(take())).schedules()).isEqualTo(2);
    }

    /** Put and poll; poll waits, then: put, poll; time out, put, poll; time out, poll, put. */
    @Test
    void aTimedWaitMayEndBeforeAndAfterWhatItWaitsFor() {
        assertThat(PLAIN.explore(EMPTY.client(put()).client(pollWithin())).schedules()).isEqualTo(4);
    }

    /** Put and take; take waits, then: put, take; wake-up, take waits again, put, take. */
    @Test
    void aSpuriousWakeUpIsAChoiceMore() {
        assertThat(PLAIN.with(1, 0).explore(EMPTY.client(put()).client(take())).schedules()).isEqualTo(3);
    }

    /**
     * Put and take; take is interrupted as it begins to wait, put; take waits, then: put, take; interrupt, put, take;
     * interrupt, take, put.
     */
    @Test
    void anInterruptIsAChoiceMore() {
        assertThat(PLAIN.with(0, 1).explore(EMPTY.client(put()).client(take())).schedules()).isEqualTo(5);
    }

    /** Each of the two calls now begins, takes the lock and releases it in steps of their own: 6! / (3! 3!). */
    @Test
    void aroundTheLockThereAreMore() {
        Program polls = EMPTY.client(poll()).client(poll());

        assertThat(PLAIN.with(Points.AROUND_LOCK).explore(polls).schedules()).isEqualTo(20);
    }

    @Test
    void tellsADeadlockAlongTheShortestSchedule() {
        Exploration found = PLAIN.explore(EMPTY.client(put(), put(), take()).client(put(), take()).thatEnds());

        assertThat(found.failure().kind()).isEqualTo(Failure.Kind.DEADLOCK);
        assertThat(found.describe()).isEqualTo("""
                capacity 1, BLOCK; A: put(a1), put(a2), take() | B: put(b1), take()
                deadlock: A waits for ever in put(a2) on notFull and B waits for ever in put(b1) on notFull
                  1. A calls put(a1); signals notEmpty, where nobody waits; gets null  -> [a1]
                  2. A calls put(a2); waits on notFull
                  3. B calls put(b1); waits on notFull
                  4.   nothing more can happen""");
    }

    @Test
    void aProgramThatNeedNotEndMayWaitForEver() {
        assertThat(PLAIN.explore(EMPTY.client(take())).failure()).isNull();
    }

    @Test
    void aProgramThatEndsPasses() {
        Program program = Program.on(1, Overflow.BLOCK).client(put(), put()).client(take(), take());

        assertThat(Explorer.check(program.thatEnds()).failure()).isNull();
    }

    @Test
    void failsWithTheStory() {
        Program stuck = EMPTY.client(take()).thatEnds();

        assertThatThrownBy(() -> Explorer.check(stuck))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("A waits for ever in take() on notEmpty");
    }

    @Test
    void tellsALostWakeUpAlongTheShortestSchedule() {
        Exploration found = explore("a gatherer keeps the signal of the first item",
                Program.on(2, Overflow.BLOCK).client(put()).client(take()).client(gatherForEver(2)));

        assertThat(found.failure().kind()).isEqualTo(Failure.Kind.LOST_WAKE_UP);
        assertThat(found.describe()).isEqualTo("""
                capacity 2, BLOCK; A: put(a1) | B: take() | C: drain(2, for ever)
                lost wake up: B waits for ever in take() on notEmpty, and need not
                  1. C calls drain(2, for ever); waits on notEmpty
                  2. B calls take(); waits on notEmpty
                  3. A calls put(a1); signals notEmpty, which wakes C; gets null  -> [a1]
                  4. C waits on gathered
                  5.   nothing more can happen""");
    }

    @Test
    void tellsAHistoryThatFitsNoOrder() {
        Exploration found = explore("take: if for while", EMPTY.client(put(), poll()).client(take()));

        assertThat(found.failure().kind()).isEqualTo(Failure.Kind.NOT_LINEARIZABLE);
        assertThat(found.describe()).isEqualTo("""
                capacity 1, BLOCK; A: put(a1), poll() | B: take()
                not linearizable: B got null from take(); it should wait
                  1. B calls take(); waits on notEmpty
                  2. B wakes up for no reason
                  3. B signals notFull, where nobody waits; gets null""");
    }

    @Test
    void tellsThatACallDoesNotEnd() {
        Exploration found = explore("a timed take begins to wait anew", EMPTY.client(pollWithin()).client(close()));

        assertThat(found.failure().kind()).isEqualTo(Failure.Kind.ENDLESS);
    }

    private static Exploration explore(String mutant, Program program) {
        Mutant wanted = Mutants.all().stream().filter(one -> one.name().equals(mutant)).findAny().orElseThrow();
        return Explorer.standard().with(Buffers.of(wanted)).explore(program);
    }
}
