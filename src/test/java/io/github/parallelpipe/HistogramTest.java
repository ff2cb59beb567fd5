package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of many durations is nearly what the durations themselves say. */
class HistogramTest {

    private static final long DAY = Duration.ofDays(1).toNanos();

    private static Histogram of(long... nanos) {
        Recorder recorder = new Recorder();
        for (long each : nanos) {
            recorder.record(each);
        }
        return recorder.histogram();
    }

    @Test
    void isNearTheRightQuantile() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            double largest = 8 + 38 * random.nextDouble(); // as a power of two: up to 19 hours
            long[] nanos = random.doubles(1 + random.nextInt(500), 0, largest).mapToLong(power -> (long) Math.pow(2, power)).toArray();
            Histogram histogram = of(nanos);
            Arrays.sort(nanos);
            for (double share : new double[] {0, 0.01, 0.5, 0.9, 0.99, 1}) {
                long exact = nanos[(int) Math.max(0, Math.ceil(share * nanos.length) - 1)];
                assertThat(histogram.quantile(share).toNanos()).as("%s of %s", share, nanos.length)
                        .isCloseTo(exact, within(Math.max(4, (long) (0.016 * exact))));
            }
            assertThat(histogram.count()).isEqualTo(nanos.length);
            assertThat(histogram.total().toNanos()).isEqualTo(Arrays.stream(nanos).sum());
        }
    }

    @Test
    void hasACounterForEveryDurationAndNoGaps() {
        int before = Histogram.index(0);
        for (long nanos = 1; nanos < 100 * DAY; nanos += Math.max(1, nanos / 300)) {
            int index = Histogram.index(nanos);
            assertThat(index).as("%d ns", nanos).isBetween(before, before + 1);
            before = index;
        }
        assertThat(8L * (before + 1)).as("bytes").isLessThanOrEqualTo(11 * 1024);
    }

    @Test
    void takesWhatIsOutOfRangeForTheNearest() {
        assertThat(of(-5).max()).isEqualTo(Duration.ofNanos(4));
        assertThat(of(-5).total()).isZero();
        assertThat(of(Long.MAX_VALUE).max().toDays()).isEqualTo(12);
    }

    /** 0.07 of 100 is more than 7, in doubles. */
    @Test
    void findsTheRankInSpiteOfRounding() {
        long[] nanos = new long[100];
        Arrays.fill(nanos, 0, 7, 1_000_000);
        Arrays.fill(nanos, 7, 100, 100_000_000);
        assertThat(of(nanos).quantile(0.07).toMillis()).isLessThan(2);
    }

    @Test
    void isZeroWhereNothingWasCounted() {
        assertThat(List.of(Histogram.empty().quantile(0.99), Histogram.empty().mean(), Histogram.empty().total()))
                .containsOnly(Duration.ZERO);
        assertThat(new Recorder().histogram()).isSameAs(Histogram.empty());
    }

    @Test
    void subtractsWhatWasThereBefore() {
        Recorder recorder = new Recorder();
        IntStream.range(0, 100).forEach(i -> recorder.record(1_000_000));
        Histogram earlier = recorder.histogram();
        recorder.record(50);
        recorder.record(3_000_000_000L);

        Histogram since = recorder.histogram().since(earlier);

        assertThat(since.count()).isEqualTo(2);
        assertThat(since.total()).isEqualTo(Duration.ofNanos(3_000_000_050L));
        assertThat(since.median().toNanos()).isCloseTo(50, within(4L));
        assertThat(since).isEqualTo(of(3_000_000_000L, 50)).hasSameHashCodeAs(of(3_000_000_000L, 50)).isNotEqualTo(earlier);
        assertThat(earlier.since(earlier)).isEqualTo(Histogram.empty());
        assertThatThrownBy(() -> earlier.since(since))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an earlier histogram must not have counted more: 2: median 0.000 ms");
    }

    @Test
    void refusesQuantilesOutOfRange() {
        for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Histogram.empty().quantile(share))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("quantile must be from 0 to 1: " + share);
        }
    }

    @Test
    void losesNoneOfSeveralThreads() throws InterruptedException {
        Recorder recorder = new Recorder();
        List<Thread> threads = IntStream.range(0, 4).mapToObj(thread -> Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 50_000; i++) {
                recorder.record((long) i * i);
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(recorder.histogram().count()).isEqualTo(200_000);
    }

    @Test
    void allocatesNothingForADuration() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Recorder recorder = new Recorder();
        for (int i = 0; i < 20_000; i++) {
            recorder.record(i);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20_000; i++) {
            recorder.record(i);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
    }
}
