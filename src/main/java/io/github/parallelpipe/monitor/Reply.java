package io.github.parallelpipe.monitor;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The answer to one request, with the headers that each has. */
final class Reply {

    static final int OK = 200;
    static final int NO_CONTENT = 204;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int MISDIRECTED = 421;
    static final int FAILED = 500;
    static final int UNAVAILABLE = 503;

    private final HttpExchange exchange;

    Reply(HttpExchange exchange) {
        this.exchange = exchange;
        header("Cache-Control", "no-store");
        header("X-Content-Type-Options", "nosniff");
        header("Cross-Origin-Resource-Policy", "same-origin"); // an image too is for this page only
        header("Referrer-Policy", "no-referrer");
        header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    /** Sets a header, in place of one of that name. */
    Reply header(String name, String value) {
        Headers headers = exchange.getResponseHeaders();
        headers.set(name, value);
        return this;
    }

    void text(int status, String text) throws IOException {
        send(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    void ok(String mediaType, byte[] body) throws IOException {
        send(OK, mediaType, body);
    }

    void noContent() throws IOException {
        exchange.sendResponseHeaders(NO_CONTENT, -1);
    }

    /** Begins a body without an end in sight. */
    OutputStream stream(String mediaType) throws IOException {
        header("Content-Type", mediaType);
        exchange.sendResponseHeaders(OK, isHead() ? -1 : 0);
        return isHead() ? OutputStream.nullOutputStream() : exchange.getResponseBody();
    }

    boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private void send(int status, String mediaType, byte[] body) throws IOException {
        header("Content-Type", mediaType);
        if (isHead()) {
            header("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
