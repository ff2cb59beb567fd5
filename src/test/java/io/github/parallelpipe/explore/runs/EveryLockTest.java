package io.github.parallelpipe.explore.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.explore.Walk.Found;
import io.github.parallelpipe.explore.simulated.Scenario;
import io.github.parallelpipe.mutants.LockMutants;
import io.github.parallelpipe.mutants.Mutant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The buffer's own lock, which the other explorations replace, does what a lock does in every schedule of small programs:
 * one thread has it at a time, no signal is lost, every thread ends.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EveryLockTest {

    static List<Supplier<Scenario>> scenarios() {
        return RunExplorer.ofTheLock(null).scenarios();
    }

    static List<Mutant> mutants() {
        return LockMutants.all();
    }

    @Test
    void keepsItsPromises() {
        assertHold(Scenario::switches, 172_000);
    }

    @Test
    @EnabledIfSystemProperty(named = "explore.larger", matches = ".*")
    void keepsItsPromisesHoweverOftenThreadsSwitch() {
        // where four threads wait or wake, all of them would be too many
        assertHold(scenario -> scenario.switches() == 1 ? 2 : RunExplorer.ANY, 801_000);
    }

    private static void assertHold(ToIntFunction<Scenario> switches, long leastStates) {
        long states = 0;
        for (Supplier<Scenario> maker : scenarios()) {
            Found found = RunExplorer.explore(maker, switches.applyAsInt(maker.get()));
            System.out.printf("explored %-20s %s%n", maker.get(), found);
            assertThat(found.failure()).as(maker.get().toString()).isNull();
            states += found.states();
        }
        assertThat(states).as("states").isGreaterThanOrEqualTo(leastStates);
    }

    /** Which it may give up, since what follows has been seen. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void mergingLosesNothing(Supplier<Scenario> maker) {
        assertThat(RunExplorer.endings(maker, 1, true)).isEqualTo(RunExplorer.endings(maker, 1, false));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void findsIt(Mutant mutant) {
        String failure = RunExplorer.ofTheLock(mutant).firstFailure(2);

        System.out.println(mutant + ": " + (failure == null ? "survives" : failure.lines().limit(2).toList()));
        assertThat(failure).as(mutant + " survives").isNotNull();
    }
}
