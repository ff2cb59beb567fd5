package io.github.parallelpipe.explore.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.buffer.ExploredBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What finds every mistake that was put in finds none in the buffer as it is. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BatteryTest {

    @Test
    void findsNothingWrong() {
        Exploration found = Battery.explore(ExploredBuffer::new);

        assertThat(found).as(() -> found == null ? "" : found.describe()).isNull();
    }
}
