package io.github.parallelpipe.flow.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.Sink;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.flow.RunSubscriber;
import io.github.parallelpipe.flow.SinkPublisher;
import io.github.parallelpipe.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body that comes feeds a pipeline, and what comes out of one is a body that goes: with the JDK's own client. */
class HttpTest {

    private static final byte[] BODY = new byte[1 << 20];

    static {
        new Random(1).nextBytes(BODY);
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private HttpRequest.Builder request(HttpHandler handler) {
        server.createContext("/", handler);
        InetSocketAddress address = server.getAddress();
        return HttpRequest.newBuilder(
                URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/"));
    }

    /** Feeds a run by a response. */
    private RunSubscriber<List<ByteBuffer>> respondedTo(HttpHandler handler, Sink<List<ByteBuffer>> sink) {
        RunSubscriber<List<ByteBuffer>> subscriber = RunSubscriber.of(Pipeline.<List<ByteBuffer>>builder("response")
                .buffer(2, Overflow.BLOCK)
                .sink("body", sink)
                .start());
        client.sendAsync(request(handler).build(), HttpResponse.BodyHandlers.fromSubscriber(subscriber));
        return subscriber;
    }

    private static void append(List<ByteBuffer> from, ByteArrayOutputStream to) {
        for (ByteBuffer buffer : from) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            to.writeBytes(bytes);
        }
    }

    @Test
    void aResponseFeedsAPipeline() throws Exception {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        RunSubscriber<List<ByteBuffer>> subscriber = respondedTo(
                exchange -> {
                    exchange.sendResponseHeaders(200, BODY.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(BODY);
                    }
                },
                buffers -> append(buffers, received));
        assertThat(InteropContract.get(subscriber.end()).state()).isEqualTo(RunState.COMPLETED);
        assertThat(received.toByteArray()).isEqualTo(BODY);
    }

    @Test
    void aResponseThatBreaksOffCancelsTheRun() throws Exception {
        RunSubscriber<List<ByteBuffer>> subscriber = respondedTo(
                exchange -> {
                    exchange.sendResponseHeaders(200, BODY.length);
                    exchange.getResponseBody().write(BODY, 0, 10);
                    exchange.getResponseBody().flush();
                    exchange.close();
                },
                buffers -> {});
        assertThat(InteropContract.failure(subscriber.end())).isInstanceOf(IOException.class);
    }

    @Test
    void aFailedStageEndsTheResponse() throws Exception {
        CountDownLatch noticed = new CountDownLatch(1);
        RunSubscriber<List<ByteBuffer>> subscriber = respondedTo(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        while (!Thread.currentThread().isInterrupted()) {
                            out.write(BODY);
                        }
                    } catch (IOException e) {
                        noticed.countDown();
                    }
                },
                buffers -> {
                    throw new IllegalArgumentException("as planned");
                });
        assertThat(InteropContract.failure(subscriber.end())).isInstanceOf(PipelineException.class);
        assertThat(noticed.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPipelineIsTheBodyOfARequest() throws Exception {
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        SinkPublisher<ByteBuffer> body = SinkPublisher.of(2, Overflow.BLOCK);
        HttpRequest request = request(exchange -> {
                    try (InputStream in = exchange.getRequestBody()) {
                        received.complete(in.readAllBytes());
                    }
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                })
                .POST(HttpRequest.BodyPublishers.fromPublisher(body))
                .build();
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try (PipelineRun<Integer> run = body.start(Pipeline.<Integer>builder("request")
                .buffer(2, Overflow.BLOCK)
                .stage("slice", from -> ByteBuffer.wrap(BODY, from, 1 << 14))
                .sink("body", body))) {
            for (int from = 0; from < BODY.length; from += 1 << 14) {
                run.put(from);
            }
        }
        assertThat(InteropContract.get(response).statusCode()).isEqualTo(204);
        assertThat(InteropContract.get(received)).isEqualTo(BODY);
    }

    @Test
    void aFailedStageEndsTheRequest() throws Exception {
        SinkPublisher<ByteBuffer> body = SinkPublisher.of(2, Overflow.BLOCK);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch noticed = new CountDownLatch(1);
        HttpRequest request = request(exchange -> {
                    InputStream in = exchange.getRequestBody(); // not closed: on JDK 21 that throws the same exception again
                    try {
                        in.read();
                        begun.countDown();
                        in.readAllBytes();
                    } catch (IOException e) {
                        noticed.countDown();
                    }
                })
                .POST(HttpRequest.BodyPublishers.fromPublisher(body))
                .build();
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        PipelineRun<Integer> run = body.start(Pipeline.<Integer>builder("request")
                .stage("slice", from -> ByteBuffer.wrap(BODY, from, 1 << 14))
                .sink("body", body));
        run.put(0);
        assertThat(begun.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        run.put(BODY.length);
        assertThat(InteropContract.failure(response)).hasStackTraceContaining("stage 'slice' of pipeline 'request' failed");
        assertThat(noticed.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
