package io.github.parallelpipe.testing;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The kinds of threads, as a test's parameter:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void takeWaitsForAnItem(Threads threads) throws InterruptedException {
 *     Task<String> taker = threads.start(buffer::take).awaitBlocked();
 *     buffer.put("a");
 *     assertThat(taker.join()).isEqualTo("a");
 * }
 * }</pre>
 */
public enum Threads {
    VIRTUAL,
    PLATFORM;

    /** What a thread does if it has no result. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Each value with each kind of threads: for a {@code @MethodSource}. */
    public static Stream<Arguments> with(Object... values) {
        return Arrays.stream(values).flatMap(value -> Stream.of(values()).map(kind -> Arguments.of(value, kind)));
    }

    /** Waits until a thread that the test has not started waits, for a time or for ever. */
    public static void awaitBlocked(Thread thread) {
        Patience.awaitUntil("waiting, or ended: " + thread, () -> switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            default -> false;
        });
        if (!thread.isAlive()) {
            throw new AssertionError("the thread does not wait: it has ended, " + thread);
        }
    }

    /** Starts a thread of this kind. A task that a failed test leaves behind does not keep the JVM alive. */
    public <T> Task<T> start(Callable<T> work) {
        return new Task<>(this == VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform().daemon(), work);
    }

    /** As {@link #start}, for work without a result. */
    public Task<Void> run(Action work) {
        return start(() -> {
            work.run();
            return null;
        });
    }
}
