package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every item is timed as long as that costs little beside the items themselves. */
class SamplerTest {

    private long now;
    private final Sampler sampler = new Sampler(() -> now);

    /** How many of some items were timed that came at a distance. */
    private long timed(int items, long nanosApart) {
        return IntStream.range(0, items).filter(i -> {
            now += nanosApart;
            return sampler.sample() != Sampler.UNTIMED;
        }).count();
    }

    @Test
    void timesEveryItemThatComesSlowly() {
        assertThat(timed(10_000, 20_000)).isEqualTo(10_000);
    }

    @Test
    void timesEveryItemOfABurst() {
        timed(1_000, 20_000);
        assertThat(timed(900, 10)).isEqualTo(900);
    }

    @Test
    void timesFewOfThoseThatComeFast() {
        timed(10_000, 80);
        assertThat(timed(1_000_000, 80)).isBetween(1_000_000L / 150, 1_000_000L / 110);
    }

    @Test
    void timesSomeTenThousandsASecondOfThoseBetween() {
        timed(10_000, 2_000);
        assertThat(timed(500_000, 2_000)).isBetween(30_000L, 100_000L);
    }

    @Test
    void timesEveryItemAgainSoonAfterTheyHaveComeFast() {
        timed(10_000, 80);
        timed(256, 33_000_000);
        assertThat(timed(1_000, 33_000_000)).isEqualTo(1_000);
    }

    @Test
    void seesEachBeatOfARhythm() {
        int[] seen = new int[32];
        for (int i = 0; i < 1_000_000; i++) {
            now += 80 + i % 3;
            if (sampler.sample() != Sampler.UNTIMED) {
                seen[i % 32]++;
            }
        }
        assertThat(IntStream.of(seen).min().getAsInt()).isGreaterThan(80);
    }
}
