package io.github.parallelpipe.monitor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who watch are told, as fast as each can listen, and hold up nobody. */
class EventsTest {

    private static final int MOST = 32;
    private static final Duration SHORT = Duration.ofMillis(300);

    private final PipelineRun<Integer> run = Pipeline.<Integer>builder("watched")
            .stage("first", number -> number, options -> options.buffer(1000))
            .sink("last", number -> {}, options -> options.buffer(1000))
            .start();
    private Monitor monitor;

    @BeforeEach
    void serve() throws IOException {
        monitor = serve(run);
    }

    @AfterEach
    void end() {
        run.cancel();
        monitor.close();
    }

    @Test
    void aWatcherIsToldOfWhatHappens() throws Exception {
        try (EventStream watcher = new EventStream(monitor.uri())) {
            assertThat(watcher.mediaType()).isEqualTo("text/event-stream");
            assertThat(processed(watcher.next())).isZero();
            run.put(1);
            run.put(2);
            awaitProcessed(watcher, 2);
        }
    }

    @Test
    void theHistoryComesFirstAndThenItsLastSecond() throws Exception {
        try (EventStream watcher = new EventStream(monitor.uri())) {
            while (history(watcher.next()).isEmpty()) {
                run.put(1);
            }
            List<?> second = history(watcher.next());
            while (history(watcher.next()).equals(second)) {
                run.put(1);
            }
        }
        try (EventStream late = new EventStream(monitor.uri())) {
            assertThat(history(late.next())).hasSizeGreaterThanOrEqualTo(2);
            assertThat(history(late.next())).hasSize(1);
        }
    }

    @Test
    void theLastEventTellsTheEnd() throws Exception {
        try (EventStream watcher = new EventStream(monitor.uri())) {
            watcher.next();
            run.put(1);
            run.close();

            Map<String, Object> last = null;
            for (Map<String, Object> event = watcher.next(); event != null; event = watcher.next()) {
                last = event;
            }
            assertThat(last).containsEntry("state", "COMPLETED");
            assertThat(processed(last)).isEqualTo(1);
        }
        try (EventStream late = new EventStream(monitor.uri())) {
            assertThat(late.next()).containsEntry("state", "COMPLETED");
            assertThat(late.next()).isNull();
        }
    }

    @Test
    void asManyAsAreAllowedWatchAndOthersAreToldToComeAgain() throws Exception {
        List<EventStream> watchers = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                watchers.add(new EventStream(monitor.uri()));
                assertThat(watchers.get(i).next()).isNotNull();
            }

            for (int i = 0; i < 1000 - MOST; i++) {
                Answer answer = Answer.get(monitor.port(), "/events");
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("5");
            }

            assertThat(Answer.get(monitor.port(), "/").status()).isEqualTo(200);
            run.put(1);
            for (EventStream watcher : watchers) {
                awaitProcessed(watcher, 1);
            }
            watchers.remove(0).close();
            Patience.awaitUntil("there is a place again", () -> canWatch(monitor));
        } finally {
            watchers.forEach(EventStream::close);
        }
    }

    @Test
    void aWatcherThatDoesNotReadIsCutOffAndHoldsUpNobody() throws Exception {
        String large = "x".repeat(1 << 19); // in each event, so that a few fill what the system buffers
        List<Socket> stuck = new ArrayList<>();
        try (PipelineRun<Integer> run = Pipeline.<Integer>builder(large).sink("last", number -> {}).start();
                Monitor monitor = serve(run);
                EventStream watcher = new EventStream(monitor.uri())) {
            for (int i = 1; i < MOST; i++) {
                stuck.add(Answer.connect(monitor.port()));
                Answer.write(stuck.getLast(), "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
                byte[] status = stuck.getLast().getInputStream().readNBytes("HTTP/1.1 200".length());
                assertThat(new String(status, US_ASCII)).isEqualTo("HTTP/1.1 200");
            }

            Patience.awaitUntil("those who do not read are gone", () -> isTold(watcher) && watching() == 1);

            run.put(1);
            awaitProcessed(watcher, 1);
        } finally {
            for (Socket socket : stuck) {
                socket.close();
            }
        }
    }

    @Test
    void aWatcherThatVanishesLeavesItsPlace() throws Exception {
        List<Socket> vanishing = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            vanishing.add(Answer.connect(monitor.port()));
            Answer.write(vanishing.getLast(), "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        Patience.awaitUntil("all watch", () -> !canWatch(monitor));
        for (Socket socket : vanishing) {
            socket.setSoLinger(true, 0); // without a word
            socket.close();
        }
        Patience.awaitUntil("there is a place again", () -> canWatch(monitor));
    }

    private static Monitor serve(PipelineRun<Integer> run) throws IOException {
        return Monitor.serve(run, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SHORT);
    }

    /** Whether one more is let in; it asks for the headers only, and goes. */
    private static boolean canWatch(Monitor monitor) {
        try {
            return Answer.to(monitor.port(), "HEAD /events HTTP/1.1", "Host: localhost").status() == 200;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long watching() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(stack).anyMatch(EventsTest::isOfAWatcher))
                .count();
    }

    private static boolean isOfAWatcher(StackTraceElement frame) {
        return frame.getClassName().equals(Site.class.getName()) && frame.getMethodName().equals("events");
    }

    private static boolean isTold(EventStream watcher) {
        try {
            return watcher.next() != null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitProcessed(EventStream watcher, long items) throws IOException {
        long start = System.nanoTime();
        while (processed(watcher.next()) < items) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Patience.LIMIT);
        }
    }

    /** By the last stage. */
    private static long processed(Map<String, Object> event) {
        Map<?, ?> last = (Map<?, ?>) ((List<?>) event.get("stages")).getLast();
        return ((Double) last.get("processed")).longValue();
    }

    private static List<?> history(Map<String, Object> event) {
        return (List<?>) event.get("historyMs");
    }
}
