package io.github.parallelpipe.explore;

import java.util.function.Consumer;

/**
 * Runs a small program that uses buffers along every schedule, and checks each.
 *
 * <pre>{@code
 * Schedules.of(explored -> {
 *     RingBuffer<String> buffer = explored.buffer(1, Overflow.BLOCK);
 *     List<String> taken = new ArrayList<>();
 *     explored.thread(() -> buffer.put("a"));
 *     explored.thread(() -> taken.add(buffer.take()));
 *     explored.atEnd(() -> assertThat(taken).containsExactly("a"));
 * }).check();
 * }</pre>
 *
 * <p>The program is made anew for each schedule: threads, buffers, and whatever these work on. It has to do the same each
 * time that its threads go on in the same order. Threads switch where they take a buffer's lock or wait under it, and
 * between any two of these points a thread is alone; so what threads share beside the buffers is seen by them in every
 * order of these steps, but is not checked for data races. They may wait in a buffer only.
 */
public final class Schedules {

    /** After so many executions the shortest failing schedule so far has to do. */
    private static final int MOST_RUNS = 20_000;

    private final Consumer<Explored> program;
    private final Moves.Limits limits;

    private Schedules(Consumer<Explored> program, Moves.Limits limits) {
        this.program = program;
        this.limits = limits;
    }

    /**
     * The schedules of a program.
     *
     * @param program makes its buffers and its threads
     * @return the schedules
     */
    public static Schedules of(Consumer<Explored> program) {
        return new Schedules(program, Moves.Limits.CALM);
    }

    /**
     * The same, with waits that end for no reason, as a wait on a condition may.
     *
     * @param most how many in one schedule
     * @return the schedules
     */
    public Schedules withSpuriousWakeUps(int most) {
        return new Schedules(program, new Moves.Limits(most, 0, false, limits.switches()));
    }

    /**
     * Only some of them: those in which a thread that could go on seldom has to let another go first. Most mistakes show
     * with two of these switches, and a larger program has far fewer such schedules than schedules at all.
     *
     * @param most how many switches
     * @return the schedules
     */
    public Schedules withSwitches(int most) {
        return new Schedules(program, limits.withSwitches(most));
    }

    /**
     * Runs the program along each of them.
     *
     * @return how many they are
     * @throws AssertionError if a thread waits for ever, throws, or a check fails: with the shortest schedule that shows it
     */
    public long check() {
        Walk<Explored> walk =
                new Walk<>((search, story) -> new Explored(program, limits, search, story), false, MOST_RUNS);
        Walk.Found found = walk.go(ended -> { });
        if (found.failure() != null) {
            throw new AssertionError(found.failure().toString());
        }
        return found.schedules();
    }
}
