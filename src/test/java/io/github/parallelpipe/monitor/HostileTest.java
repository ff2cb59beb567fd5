package io.github.parallelpipe.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong, or meant to do harm: the run does not notice, and the next request is answered. */
class HostileTest {

    private final PipelineRun<Integer> run = Pipeline.<Integer>builder("besieged")
            .stage("first", number -> number, options -> options.buffer(10, Overflow.BLOCK))
            .sink("last", number -> {}, options -> options.buffer(10, Overflow.BLOCK))
            .start();
    private Monitor monitor;

    @BeforeEach
    void serve() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        monitor = Monitor.serve(run, any, Duration.ofMillis(500));
    }

    @AfterEach
    void end() {
        run.close();
        monitor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:9", "localhost:65535"
    })
    void answersToTheNamesOfThisMachine(String host) throws IOException {
        assertThat(Answer.to(monitor.port(), "GET /report.json HTTP/1.1", "Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "localhost:80@evil.example",
        "localhost:80:80", "::1", "[::1", "localhost:", "", "0.0.0.0", "localhost\r\nHost: evil.example"
    })
    void refusesOtherNamesAsAPageFromElsewhereWouldUse(String host) throws IOException {
        for (String path : List.of("/", "/report.json", "/events", "/threads", "/images/none")) {
            Answer answer = Answer.to(monitor.port(), "GET " + path + " HTTP/1.1", "Host: " + host);
            assertThat(answer.status()).isIn(421, 400); // two are refused by newer servers themselves
            assertThat(answer.body()).doesNotContain("besieged");
        }
    }

    @Test
    void refusesARequestThatNamesNoHost() throws IOException {
        assertThat(Answer.to(monitor.port(), "GET / HTTP/1.0").status()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "CANCEL"})
    void changesNothing(String method) throws IOException {
        for (String path : List.of("/", "/report.json", "/events", "/threads", "/nothing")) {
            Answer answer = Answer.to(
                    monitor.port(), method + " " + path + " HTTP/1.1", "Host: localhost", "Content-Length: 0");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/../../etc/passwd", "/page.html", "/%2e%2e/page.css", "/report.json/", "/Events", "/images/", "/images/..",
        "/images/../page.js", "/images/%2e%2e%2fpage.js", "/index.html", "/report.json%00", "/;/report.json"
    })
    void servesNothingBesideItsPaths(String path) throws IOException {
        assertThat(Answer.get(monitor.port(), path).status()).isEqualTo(404);
    }

    @Test
    void ignoresAQuery() throws IOException {
        assertThat(Answer.get(monitor.port(), "/report.json?at=1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nno header\r\n\r\n", "\u0016\u0003\u0001\u0002\r\n\r\n",
        "GET http://[/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET mailto:x HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"
    })
    void outlivesWhatIsNoRequest(String text) throws IOException {
        try (Socket socket = Answer.connect(monitor.port())) {
            Answer.write(socket, text);
        }
        assertWell();
    }

    @Test
    void outlivesRequestsOfAnySize() throws IOException {
        sendMuch("GET /", "x");
        sendMuch("GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "x");
        sendMuch("GET / HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n");
        sendMuch("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n", "x");
        assertWell();
    }

    @Test
    void cutsOffClientsThatSendNothingMore() throws IOException {
        List<Socket> slow = slowClients(monitor);
        assertWell();
        for (Socket socket : slow) {
            assertThat(isClosed(socket)).isTrue();
            socket.close();
        }
    }

    /** Else the server would wait for that body before it lets go of its thread. */
    @Test
    void cutsOffAWatcherThatAnnouncesABodyAndSendsNone() throws IOException {
        run.close();
        try (Socket watcher = Answer.connect(monitor.port())) {
            Answer.write(watcher, "GET /events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n");
            boolean closed = false;
            while (!closed) {
                closed = isClosed(watcher);
            }
        }
    }

    @Test
    void doesNotLetTheRunWaitForThem() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Monitor patient = Monitor.serve(run, any, Patience.LIMIT.multipliedBy(2))) {
            List<Socket> slow = slowClients(patient);

            for (int i = 0; i < 10_000; i++) {
                run.put(i);
            }
            Patience.awaitUntil("all is done", () -> run.report().stage("last").processed() == 10_000);

            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void outlivesAThousandConnectionsThatAreOpenAtOnce() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                open.add(Answer.connect(monitor.port()));
                Answer.write(open.getLast(), "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            assertWell();
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** More than there are threads. */
    private static List<Socket> slowClients(Monitor monitor) throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(Answer.connect(monitor.port()));
            Answer.write(slow.getLast(), i % 2 == 0 ? "GET / HT" : "GET / HTTP/1.1\r\nHost: loc");
        }
        return slow;
    }

    private void assertWell() throws IOException {
        assertThat(Answer.get(monitor.port(), "/report.json").status()).isEqualTo(200);
    }

    /** As much as a server might store, unless it closes the connection before. */
    private void sendMuch(String start, String more) {
        try (Socket socket = Answer.connect(monitor.port())) {
            Answer.write(socket, start);
            String some = more.repeat(10_000 / more.length());
            for (int i = 0; i < 400; i++) {
                Answer.write(socket, some);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|closed|aborted).*");
        }
    }

    /** Waits for it. */
    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return !(reset instanceof SocketTimeoutException);
        }
    }
}
