package io.github.parallelpipe.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.parallelpipe.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who watches. */
final class EventStream implements AutoCloseable {

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    EventStream(URI monitor) throws IOException {
        connection = (HttpURLConnection) monitor.resolve("events").toURL().openConnection();
        connection.setReadTimeout((int) Patience.LIMIT.toMillis());
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
    }

    String mediaType() {
        return connection.getContentType();
    }

    /** The next event; null once they have ended. */
    @Nullable Map<String, Object> next() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        if (!line.startsWith("data: ") || !lines.readLine().isEmpty()) {
            throw new AssertionError("no event: " + line);
        }
        return Parsed.object(line.substring("data: ".length()));
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
