package io.github.parallelpipe.explore.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.explore.simulated.Scenario;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A search that merges finds what one finds that does not. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MergingRunsTest {

    private final List<Supplier<Scenario>> scenarios = RunExplorer.tiny().scenarios();

    @Test
    void leadsToTheSameEndings() {
        scenarios.forEach(maker -> assertSameEndings(maker, 0));
    }

    @Test
    void leadsToTheSameEndingsWithASwitch() {
        scenarios.stream()
                .filter(maker -> maker.get().switches() > 1)
                .forEach(maker -> assertSameEndings(maker, 1));
    }

    private static void assertSameEndings(Supplier<Scenario> maker, int switches) {
        assertThat(RunExplorer.endings(maker, switches, true))
                .as("%s, %d switches", maker.get(), switches)
                .isNotEmpty()
                .isEqualTo(RunExplorer.endings(maker, switches, false));
    }
}
