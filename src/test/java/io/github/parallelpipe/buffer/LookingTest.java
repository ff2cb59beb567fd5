package io.github.parallelpipe.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * A thread that only looks at a buffer, again and again, sees what others do to it. Read without the lock, the compiler
 * would be free to look once, before the loop; if it can see all of it, which is why each test has a loop of its own.
 */
class LookingTest {

    /** How long a loop runs until the compiler has done with it whatever it may. */
    private static final long COMPILED_NANOS = 300_000_000;

    private final RingBuffer<String> buffer = new RingBuffer<>(2);

    @Test
    void seesItClosed() throws Exception {
        assertEnds(() -> {
            long looks = 1;
            while (!buffer.isClosed()) {
                looks++;
            }
            return looks;
        }, buffer::close);
    }

    @Test
    void seesThatItHasEnded() throws Exception {
        assertEnds(() -> {
            long looks = 1;
            while (!buffer.isEnded()) {
                looks++;
            }
            return looks;
        }, buffer::close);
    }

    @Test
    void seesAnItemThatWasPut() throws Exception {
        assertEnds(() -> {
            long looks = 1;
            while (buffer.size() == 0) {
                looks++;
            }
            return looks;
        }, () -> buffer.put("a"));
    }

    @Test
    void seesTheCountsChange() throws Exception {
        assertEnds(() -> {
            long looks = 1;
            while (buffer.counts().offered() == 0) {
                looks++;
            }
            return looks;
        }, () -> buffer.put("a"));
    }

    private static void assertEnds(Callable<Long> loop, Threads.Action action) throws Exception {
        Task<Long> looker = Threads.PLATFORM.start(loop);
        long id = looker.thread().threadId();
        Patience.awaitUntil("the loop is compiled", () ->
                ManagementFactory.getThreadMXBean().getThreadCpuTime(id) > COMPILED_NANOS);

        action.run();

        assertThat(looker.join()).isGreaterThan(1);
    }
}
