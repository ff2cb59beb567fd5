package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.buffer.ExploredBuffer;
import io.github.parallelpipe.explore.Moves;
import io.github.parallelpipe.explore.Walk;
import io.github.parallelpipe.explore.Walk.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs client programs of the buffer along every schedule. How, is told in {@linkplain io.github.parallelpipe.explore.buffer
 * the package's description}.
 *
 * @param maker      makes the buffer
 * @param points     where threads may switch
 * @param merging    whether a schedule that leads to where another has led is given up: faster, and finds the same
 * @param wakeUps    how many spurious wake-ups a schedule may have
 * @param interrupts how many interrupts a schedule may have
 */
public record Explorer(Subject.Maker maker, Points points, boolean merging, int wakeUps, int interrupts) {

    /** After so many runs the shortest failing schedule so far has to do. */
    private static final int MOST_RUNS = 200_000;

    /**
     * An explorer of the real buffer that merges, with at most one spurious wake-up and one interrupt a schedule.
     *
     * @return the explorer
     */
    public static Explorer standard() {
        return new Explorer(ExploredBuffer::new, Points.AT_LOCK, true, 1, 1);
    }

    /**
     * Explores a program with the {@linkplain #standard() standard} explorer.
     *
     * @param program the program
     * @return what was found: nothing wrong
     * @throws AssertionError with the shortest schedule that shows what is wrong
     */
    public static Exploration check(Program program) {
        return standard().explore(program).assertHolds();
    }

    /**
     * The same for another buffer.
     *
     * @param of makes it
     * @return an explorer
     */
    public Explorer with(Subject.Maker of) {
        return new Explorer(of, points, merging, wakeUps, interrupts);
    }

    /**
     * The same with other points to switch at.
     *
     * @param where the points
     * @return an explorer
     */
    public Explorer with(Points where) {
        return new Explorer(maker, where, merging, wakeUps, interrupts);
    }

    /**
     * The same with other disturbances.
     *
     * @param spurious how many spurious wake-ups a schedule may have
     * @param thrown   how many interrupts a schedule may have
     * @return an explorer
     */
    public Explorer with(int spurious, int thrown) {
        return new Explorer(maker, points, merging, spurious, thrown);
    }

    /**
     * The same without merging: every schedule is run to its end.
     *
     * @return an explorer
     */
    public Explorer plain() {
        return new Explorer(maker, points, false, wakeUps, interrupts);
    }

    /**
     * Explores a program.
     *
     * @param program the program
     * @return what was found
     */
    public Exploration explore(Program program) {
        return explore(program, ended -> { });
    }

    Moves.Limits limits() {
        return new Moves.Limits(wakeUps, interrupts, points == Points.AROUND_LOCK, Integer.MAX_VALUE);
    }

    /** The distinct points at which schedules end. */
    Set<ProgramRun.Ending> endings(Program program) {
        Set<ProgramRun.Ending> endings = new HashSet<>();
        explore(program, run -> endings.add(run.ending())).assertHolds();
        return endings;
    }

    /** The distinct results that schedules give to each client. */
    Set<List<List<@Nullable Object>>> results(Program program) {
        Set<List<List<@Nullable Object>>> results = new HashSet<>();
        explore(program, run -> results.add(run.results())).assertHolds();
        return results;
    }

    private Exploration explore(Program program, Consumer<ProgramRun> whenEnded) {
        Walk<ProgramRun> walk =
                new Walk<>((search, story) -> new ProgramRun(this, program, search, story), merging, MOST_RUNS);
        Found found = walk.go(whenEnded);
        return new Exploration(program, found.schedules(), found.runs(), found.states(), found.failure());
    }
}
