package io.github.parallelpipe.explore;

import io.github.parallelpipe.buffer.ExploredBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs client programs of the buffer along every schedule. How, is told in {@linkplain io.github.parallelpipe.explore
 * the package's description}.
 *
 * @param maker      makes the buffer
 * @param points     where threads may switch
 * @param merging    whether a schedule that leads to where another has led is given up: faster, and finds the same
 * @param wakeUps    how many spurious wake-ups a schedule may have
 * @param interrupts how many interrupts a schedule may have
 */
public record Explorer(Subject.Maker maker, Points points, boolean merging, int wakeUps, int interrupts) {

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

    /** The distinct points at which schedules end. */
    Set<Run.Ending> endings(Program program) {
        Set<Run.Ending> endings = new HashSet<>();
        explore(program, run -> endings.add(run.ending())).assertHolds();
        return endings;
    }

    /** The distinct results that schedules give to each client. */
    Set<List<List<@Nullable Object>>> results(Program program) {
        Set<List<List<@Nullable Object>>> results = new HashSet<>();
        explore(program, run -> results.add(run.results())).assertHolds();
        return results;
    }

    private Exploration explore(Program program, Consumer<Run> whenEnded) {
        Search search = new Search(merging);
        long schedules = 0;
        long runs = 0;
        do {
            Run run = new Run(this, program, search, null);
            boolean failed = run.go() != null;
            runs++;
            if (run.hasEnded()) {
                schedules++;
                whenEnded.accept(run);
            }
            if (failed) {
                Failure shortest = new Shortest(this, program).of(search.path());
                return new Exploration(program, schedules, runs, search.states(), shortest);
            }
        } while (search.advance());
        return new Exploration(program, schedules, runs, search.states(), null);
    }

    /** Runs one schedule again, to tell it. */
    Failure tell(Program program, int[] path) {
        Story story = new Story();
        Run run = new Run(this, program, Search.along(path), story);
        Failure failure = run.go();
        return failure.told(story.told(run.items()));
    }
}
