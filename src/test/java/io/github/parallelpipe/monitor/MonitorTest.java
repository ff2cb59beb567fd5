package io.github.parallelpipe.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Patience;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the monitor shows of a run, and how it is served. */
class MonitorTest {

    private static final List<String> COUNTS = List.of(
            "offered", "taken", "dropped", "expired", "discarded", "processed", "failed", "inProcess", "emitted", "filtered");

    private final CountDownLatch hang = new CountDownLatch(1);
    private final PipelineRun<Integer> run = Pipeline.<Integer>builder("monitored <b>&\u2028</script>")
            .stage("half", number -> number % 2 == 0 ? number : null, options -> options.buffer(100))
            .stage("hangs", number -> {
                hang.await();
                return number;
            })
            .sink("end", number -> {})
            .start();

    @AfterEach
    void end() {
        run.cancel();
    }

    @Test
    void servesWhatTheReportTells() throws Exception {
        try (Monitor monitor = Monitor.serve(run, 0)) {
            put(20);
            Map<String, Object> json = seen(monitor, 20);

            RunReport report = run.report();
            assertThat(json)
                    .containsEntry("pipeline", "monitored <b>&\u2028</script>")
                    .containsEntry("state", "RUNNING")
                    .containsEntry("ended", false)
                    .containsEntry("failure", null);
            List<Map<String, Object>> stages = stages(json);
            assertThat(stages).extracting("name").containsExactly("half", "hangs", "end");
            for (int i = 0; i < stages.size(); i++) {
                StageReport stage = report.stages().get(i);
                for (String count : COUNTS) {
                    assertThat(stages.get(i).get(count)).as(count).isEqualTo(number(stage, count));
                }
                assertThat(stages.get(i))
                        .containsEntry("buffered", (double) stage.buffered())
                        .containsEntry("capacity", (double) stage.capacity())
                        .containsEntry("overflow", stage.overflow().name())
                        .containsEntry("busy", (double) stage.busy())
                        .containsEntry("running", stage.running());
            }
            assertThat(stages.get(1).get("dropped")).isEqualTo(7.0);
            assertThat(stages.get(0).get("age")).isNotNull();
            assertThat(stages.get(2).get("age")).as("of a stage that has seen nothing").isNull();
        }
    }

    @Test
    void tellsForHowLongAStageHangs() throws Exception {
        try (Monitor monitor = Monitor.serve(run, 0)) {
            run.put(0);
            Patience.awaitUntil("at work for a while", () -> {
                Map<String, Object> stage = stages(json(monitor)).get(1);
                return stage.get("doing").equals("working") && (double) stage.get("doingMs") > 300;
            });

            hang.countDown();

            Patience.awaitUntil("idle", () -> stages(json(monitor)).get(1).get("doing").equals("idle"));
        }
    }

    @Test
    void tellsWhichStageWaitsForRoom() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        PipelineRun<Integer> blocked = Pipeline.<Integer>builder("blocked")
                .stage("waits", number -> number, options -> options.buffer(10, Overflow.BLOCK))
                .sink("stuck", number -> stuck.await(), options -> options.buffer(1, Overflow.BLOCK))
                .start();
        try (Monitor monitor = Monitor.serve(blocked, 0)) {
            for (int i = 0; i < 5; i++) {
                blocked.put(i);
            }
            Patience.awaitUntil(
                    "waiting for room", () -> stages(json(monitor)).get(0).get("doing").equals("waiting for room"));
            assertThat(stages(json(monitor)).get(1)).containsEntry("doing", "working");
        } finally {
            stuck.countDown();
            blocked.close();
        }
    }

    @Test
    void isAPageWithItsNumbersInIt() throws Exception {
        try (Monitor monitor = Monitor.serve(run, 0)) {
            put(6);

            Answer answer = Answer.get(monitor.port(), "/");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            String data = between(answer.body(), "<script type=\"application/json\" id=\"data\">", "</script>");
            assertThat(Parsed.object(data)).containsEntry("pipeline", "monitored <b>&\u2028</script>");
            assertThat(answer.body()).doesNotContain("src=", "@import", "url(").doesNotContainPattern("href=\"(?!data:|report)");
        }
    }

    @Test
    void showsTheStacksOfTheStages() throws Exception {
        try (Monitor monitor = Monitor.serve(run, 0)) {
            run.put(0);
            Patience.awaitUntil("at work", () -> run.report().stage("hangs").busy() == 1);

            Answer answer = Answer.get(monitor.port(), "/threads");

            assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(answer.body()).contains("/hangs-0\"", "at java.base/java.util.concurrent.CountDownLatch.await");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/report.json", "/events", "/threads", "/nothing"})
    void everyAnswerSaysWhatABrowserMayDoWithIt(String path) throws Exception {
        try (Monitor monitor = Monitor.serve(run, 0)) {
            Answer answer = Answer.to(monitor.port(), "HEAD " + path + " HTTP/1.1", "Host: localhost");

            assertThat(answer.status()).isEqualTo(path.equals("/nothing") ? 404 : 200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'").doesNotContain("unsafe", "http");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void showsTheFinalAccountOnceTheRunHasEnded() throws Exception {
        try (Monitor monitor = Monitor.serve(run, 0)) {
            put(4);
            hang.countDown();
            run.close();

            RunReport report = run.report();
            Patience.awaitUntil("ended", () -> json(monitor).get("ended").equals(true));
            assertThat(json(monitor)).containsEntry("state", "COMPLETED").containsEntry("elapsedMs", millis(report));
            assertThat(stages(json(monitor))).extracting("doing").containsOnly("ended");
            assertThat(stages(json(monitor)).get(2)).containsEntry("processed", (double) report.stage("end").processed());
            assertThat(Answer.get(monitor.port(), "/threads").body()).isEqualTo("no thread of the run is alive\n");
        }
    }

    private static final class Indescribable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw new IllegalStateException("not even that");
        }
    }

    @Test
    void goesOnAfterAFailureThatCannotBeDescribed() throws Exception {
        PipelineRun<Integer> failing = Pipeline.<Integer>builder("failing")
                .sink("throws", number -> {
                    throw new Indescribable();
                })
                .start();
        try (Monitor monitor = Monitor.serve(failing, 0)) {
            failing.put(1);
            assertThatThrownBy(failing::await).isInstanceOf(PipelineException.class);

            Patience.awaitUntil("failed", () -> json(monitor).get("state").equals("FAILED"));

            assertThat((String) stages(json(monitor)).get(0).get("lastFailure")).isEqualTo(Indescribable.class.getName());
        }
    }

    @Test
    void tellsWhatTheRunFailedBy() throws Exception {
        PipelineRun<Integer> failing = Pipeline.<Integer>builder("failing")
                .sink("throws", number -> {
                    throw new IllegalStateException("no <luck>");
                })
                .start();
        try (Monitor monitor = Monitor.serve(failing, 0)) {
            failing.put(1);
            assertThatThrownBy(failing::await).isInstanceOf(PipelineException.class);

            Patience.awaitUntil("failed", () -> json(monitor).get("state").equals("FAILED"));

            assertThat((String) json(monitor).get("failure")).endsWith("no <luck>");
            assertThat((String) stages(json(monitor)).get(0).get("lastFailure")).endsWith("no <luck>");
        }
    }

    @Test
    void servesARunThatHasEndedAlready() throws Exception {
        hang.countDown();
        run.close();
        try (Monitor monitor = Monitor.serve(run, 0)) {
            assertThat(json(monitor)).containsEntry("state", "COMPLETED");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (Monitor monitor = Monitor.serve(run, 0)) {
            assertThatThrownBy(() -> Monitor.serve(run, monitor.port()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(":" + monitor.port() + ": ")
                    .hasCauseInstanceOf(BindException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesAPortThatIsNone(int port) {
        assertThatThrownBy(() -> Monitor.serve(run, port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port must be from 0 to 65535: " + port);
    }

    @Test
    void refusesAHostThatIsNotKnown() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 0);
        assertThatThrownBy(() -> Monitor.serve(run, nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("host of the address must be known: nowhere.invalid");
    }

    @Test
    void isForThisMachineAloneUnlessToldOtherwise() throws Exception {
        try (Monitor monitor = Monitor.serve(run, 0)) {
            assertThat(InetAddress.getByName(monitor.uri().getHost()).isLoopbackAddress()).isTrue();
            assertThat(monitor.uri().getPort()).isEqualTo(monitor.port()).isPositive();
        }
        try (Monitor monitor = Monitor.serve(run, new InetSocketAddress("0.0.0.0", 0))) {
            assertThat(monitor.uri().toString()).isEqualTo("http://localhost:" + monitor.port() + "/");
            assertThat(Answer.to(monitor.port(), "GET /report.json HTTP/1.1", "Host: elsewhere").status()).isEqualTo(200);
        }
    }

    @Test
    void leavesNoThreadWhenItIsClosed() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Monitor monitor = Monitor.serve(run, 0);
        try (EventStream watcher = new EventStream(monitor.uri())) {
            assertThat(watcher.next()).isNotNull();
            Set<Thread> threads = newSince(before);
            assertThat(threads).extracting(Thread::getName).contains("monitor", "HTTP-Dispatcher");
            assertThat(threads).allMatch(Thread::isDaemon);

            monitor.close();
            monitor.close();

            Patience.awaitUntil("the monitor's threads ended", () -> threads.stream().noneMatch(Thread::isAlive));
        }
        assertThat(run.state().isEnded()).isFalse();
    }

    @Test
    void closesAlsoForAThreadThatIsInterrupted() throws Exception {
        Monitor monitor = Monitor.serve(run, 0);
        Thread.currentThread().interrupt();
        monitor.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(() -> Answer.get(monitor.port(), "/")).isInstanceOf(IOException.class);
    }


    private static Set<Thread> newSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().matches("monitor.*|HTTP-Dispatcher|idle-timeout.*"))
                .collect(Collectors.toSet());
    }

    /** Puts that many: the second stage hangs in the first, and the first stage has handed on the others. */
    private void put(int items) {
        run.put(0);
        Patience.awaitUntil("one at work", () -> run.report().stage("hangs").busy() == 1);
        for (int i = 1; i < items; i++) {
            run.put(i);
        }
        Patience.awaitUntil("all are there", () -> run.report().stage("half").processed() == items
                && run.report().stage("hangs").offered() == items / 2 && run.report().stage("half").busy() == 0);
    }

    /** What is served once that many have gone through the first stage: it may be a tenth of a second old. */
    private static Map<String, Object> seen(Monitor monitor, int items) {
        Patience.awaitUntil("seen", () -> {
            List<Map<String, Object>> stages = stages(json(monitor));
            return stages.get(0).get("emitted").equals(items / 2.0)
                    && stages.get(0).get("busy").equals(0.0)
                    && stages.get(1).get("offered").equals(items / 2.0);
        });
        return json(monitor);
    }

    private static Map<String, Object> json(Monitor monitor) {
        try {
            return Parsed.object(Answer.get(monitor.port(), "/report.json").body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> stages(Map<String, Object> json) {
        return (List<Map<String, Object>>) json.get("stages");
    }

    private static double number(StageReport stage, String component) throws ReflectiveOperationException {
        return ((Number) StageReport.class.getMethod(component).invoke(stage)).doubleValue();
    }

    private static double millis(RunReport report) {
        return report.elapsed().toNanos() / 1_000 / 1e3;
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
