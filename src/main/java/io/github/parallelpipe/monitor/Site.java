package io.github.parallelpipe.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.buffer.RingBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests: whose, for what, and how. Only to look: nothing can be changed here. */
final class Site implements HttpHandler {

    private static final String IMAGES = "/images/";
    private static final byte[] EVENT = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT_END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final String RETRY_SECONDS = "5";

    private final Page page = new Page();
    private final PipelineRun<?> run;
    private final Sampler sampler;
    private final Watchers watchers;
    private final Pictures pictures;
    private final Hosts hosts;
    private final TimeLimits limits;

    Site(PipelineRun<?> run, Sampler sampler, Watchers watchers, Pictures pictures, Hosts hosts, TimeLimits limits) {
        this.run = run;
        this.sampler = sampler;
        this.watchers = watchers;
        this.pictures = pictures;
        this.hosts = hosts;
        this.limits = limits;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = new Reply(exchange);
            if (!hosts.allow(exchange.getRequestHeaders().get("Host"))) {
                reply.text(Reply.MISDIRECTED, "this is served to this machine alone, as localhost\n");
                return;
            }
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                reply.header("Allow", "GET, HEAD").text(Reply.METHOD_NOT_ALLOWED, "there is nothing here to change\n");
                return;
            }
            answer(exchange.getRequestURI().getRawPath(), reply);
        }
    }

    private void answer(String path, Reply reply) throws IOException {
        switch (path) {
            case "/" -> reply.header("Content-Security-Policy", page.policy())
                    .ok("text/html; charset=utf-8", page.with(sampler.everything()));
            case "/report.json" -> reply.ok("application/json", sampler.everything());
            case "/events" -> events(reply);
            case "/threads" -> reply.text(Reply.OK, ThreadDump.of(run));
            default -> {
                Supplier<byte[]> picture = path.startsWith(IMAGES) ? pictures.source(path.substring(IMAGES.length())) : null;
                if (picture == null) {
                    reply.text(Reply.NOT_FOUND, "there is /, /report.json, /events, /threads and /images/NAME\n");
                } else {
                    picture(picture, reply);
                }
            }
        }
    }

    private static void picture(Supplier<byte[]> source, Reply reply) throws IOException {
        byte[] picture;
        try {
            picture = Objects.requireNonNull(source.get(), "an image's source must not give null");
        } catch (Throwable e) { // whatever it is: it is for the browser to know
            reply.text(Reply.FAILED, "there is no picture: " + View.described(e) + "\n");
            return;
        }
        String mediaType = Pictures.mediaType(picture);
        if (picture.length == 0) {
            reply.noContent();
        } else if (mediaType == null) {
            reply.text(Reply.FAILED, "the picture is neither a JPEG nor a PNG\n");
        } else {
            reply.ok(mediaType, picture);
        }
    }

    private void events(Reply reply) throws IOException {
        RingBuffer<byte[]> updates = watchers.enter();
        if (updates == null) {
            reply.header("Retry-After", RETRY_SECONDS).text(Reply.UNAVAILABLE, "too many watch already\n");
            return;
        }
        try {
            OutputStream stream = reply.stream("text/event-stream");
            byte[] update = reply.isHead() ? null : sampler.everything(updates);
            while (update != null) {
                send(update, stream);
                update = next(updates);
            }
        } finally {
            limits.begin(); // of what the server does yet, such as read a body that was announced
            watchers.leave(updates);
        }
    }

    /** Each has its time to be sent; between them any time may pass. */
    private void send(byte[] update, OutputStream stream) throws IOException {
        limits.begin();
        stream.write(EVENT);
        stream.write(update);
        stream.write(EVENT_END);
        stream.flush();
        limits.end();
    }

    private static byte @Nullable [] next(RingBuffer<byte[]> updates) {
        try {
            return updates.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
