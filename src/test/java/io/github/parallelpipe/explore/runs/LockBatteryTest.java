package io.github.parallelpipe.explore.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What finds the mistakes that were put into the lock, for the kill table. In every build {@link EveryLockTest} does more. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(named = "mutants.sources", matches = ".*")
class LockBatteryTest {

    @Test
    void findsNothingWrong() {
        assertThat(RunExplorer.ofTheLock(null).firstFailure(2)).isNull();
    }
}
