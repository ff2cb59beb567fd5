package io.github.parallelpipe.explore.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.explore.Walk.Found;
import io.github.parallelpipe.explore.simulated.Scenario;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A run keeps its promises in every schedule of every scenario, up to the bound that the scenario sets on switches. How
 * many were run is asserted, so that no change to the explorer quietly runs fewer.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EveryRunTest {

    private record Result(String scenario, int switches, Found found, long millis) {

        @Override
        public String toString() {
            String bound = switches == RunExplorer.ANY ? "any" : String.valueOf(switches);
            return "explored %-55s %3s switches: %s, %.1f s".formatted(scenario, bound, found, millis / 1e3);
        }
    }

    private final List<Supplier<Scenario>> scenarios = RunExplorer.ofTheLibrary().scenarios();

    @Test
    void keepsItsPromises() {
        assertHold(scenario -> scenario.switches(), 1_730, 1_797_000);
    }

    /** All of them, without a bound: {@code ./mvnw test -Dexplore.larger -Dtest=EveryRunTest}. */
    @Test
    @EnabledIfSystemProperty(named = "explore.larger", matches = ".*")
    void keepsItsPromisesHoweverOftenThreadsSwitch() {
        assertHold(scenario -> RunExplorer.ANY, 1, 1);
    }

    private void assertHold(ToIntFunction<Scenario> switches, long schedules, long states) {
        List<Result> results = scenarios.parallelStream()
                .map(maker -> explore(maker, switches.applyAsInt(maker.get())))
                .toList();

        assertThat(results).as("scenarios").hasSizeGreaterThanOrEqualTo(48);
        assertThat(results).allSatisfy(result ->
                assertThat(result.found().failure()).as(result.toString()).isNull());
        assertThat(results.stream().mapToLong(result -> result.found().schedules()).sum())
                .as("schedules").isGreaterThanOrEqualTo(schedules);
        assertThat(results.stream().mapToLong(result -> result.found().states()).sum())
                .as("states").isGreaterThanOrEqualTo(states);
    }

    private static Result explore(Supplier<Scenario> maker, int switches) {
        long start = System.nanoTime();
        Found found = RunExplorer.explore(maker, switches);
        Result result = new Result(maker.get().toString(), switches, found, (System.nanoTime() - start) / 1_000_000);
        System.out.println(result);
        return result;
    }
}
