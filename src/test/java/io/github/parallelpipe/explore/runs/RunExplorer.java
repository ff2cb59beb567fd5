package io.github.parallelpipe.explore.runs;

import io.github.parallelpipe.explore.Moves.Limits;
import io.github.parallelpipe.explore.Walk;
import io.github.parallelpipe.explore.Walk.Found;
import io.github.parallelpipe.explore.simulated.Scenario;
import io.github.parallelpipe.explore.simulated.World;
import io.github.parallelpipe.mutants.Mutant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the scenarios of a library, the real one or a mutant, along their schedules. */
public final class RunExplorer {

    /** After so many executions the shortest failing schedule so far has to do. */
    private static final int MOST_RUNS = 500;

    /** No bound on the switches. */
    static final int ANY = Integer.MAX_VALUE;

    private final List<Supplier<Scenario>> scenarios;

    private RunExplorer(SimulatedLoader library, String which) {
        this(library.scenarios(SimulatedLoader.RUNS, which));
    }

    private RunExplorer(List<Supplier<Scenario>> scenarios) {
        this.scenarios = scenarios;
    }

    /** {@return one that explores the library as it is} */
    public static RunExplorer ofTheLibrary() {
        return new RunExplorer(SimulatedLoader.original(), "all");
    }

    /** {@return one that explores the library as it is, by the scenarios that find mistakes} */
    static RunExplorer small() {
        return new RunExplorer(SimulatedLoader.original(), "small");
    }

    /** {@return one that explores the library as it is, with a single item} */
    static RunExplorer tiny() {
        return new RunExplorer(SimulatedLoader.original(), "tiny");
    }

    /**
     * One that explores the library with a mistake, by small scenarios.
     *
     * @param mutant the mistake
     * @return the explorer
     */
    public static RunExplorer of(Mutant mutant) {
        boolean aboutWorkers = mutant.name().contains("worker"); // with one, it would not show
        return new RunExplorer(SimulatedLoader.of(mutant), aboutWorkers ? "workers" : "small");
    }

    /** {@return one that explores the buffer's own lock, as it is or with a mistake} */
    static RunExplorer ofTheLock(@Nullable Mutant mutant) {
        SimulatedLoader library = mutant == null ? SimulatedLoader.original() : SimulatedLoader.of(mutant);
        return new RunExplorer(library.scenarios(SimulatedLoader.LOCK, "all"));
    }

    List<Supplier<Scenario>> scenarios() {
        return scenarios;
    }

    /**
     * The first scenario in which something is wrong, of those with the fewest switches.
     *
     * @param mostSwitches how many switches a schedule may have at most
     * @return the scenario, and what is wrong, told along a short schedule; null if nothing is
     */
    public @Nullable String firstFailure(int mostSwitches) {
        String failure = null;
        for (int switches = 0; switches <= mostSwitches && failure == null; switches++) {
            failure = firstFailureWith(switches);
        }
        return failure;
    }

    private @Nullable String firstFailureWith(int switches) {
        for (Supplier<Scenario> maker : scenarios) {
            Found found = explore(maker, Math.min(switches, maker.get().switches()));
            if (found.failure() != null) {
                return maker.get() + "\n" + found.failure();
            }
        }
        return null;
    }

    static Found explore(Supplier<Scenario> maker, int switches) {
        return walk(maker, switches, true).go(world -> { });
    }

    /** The different endings of a scenario. */
    static Set<Long> endings(Supplier<Scenario> maker, int switches, boolean merging) {
        Set<Long> endings = new HashSet<>();
        Found found = walk(maker, switches, merging).go(world -> endings.add(world.ending()));
        if (found.failure() != null) {
            throw new AssertionError(maker.get() + "\n" + found.failure());
        }
        return endings;
    }

    private static Walk<World> walk(Supplier<Scenario> maker, int switches, boolean merging) {
        Limits limits = Limits.CALM.withSwitches(switches);
        return new Walk<>((search, story) -> new World(maker.get(), limits, search, story), merging, MOST_RUNS);
    }
}
