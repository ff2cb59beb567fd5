package io.github.parallelpipe.explore.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What finds the mistakes that were put in, at the first of them, for the kill table. In every build {@link EveryRunTest}
 * goes on to the end.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(named = "mutants.sources", matches = ".*")
class RunBatteryTest {

    @Test
    void findsNothingWrong() {
        assertThat(RunExplorer.small().firstFailure(1)).isNull();
    }
}
