package io.github.parallelpipe.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real browser without a window: Chromium, told what to do through ChromeDriver by plain HTTP, as the WebDriver standard
 * has it. So there is nothing to install but these two, which belong to the same release.
 */
final class Browser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final URI session;

    private Browser(Process driver) throws IOException {
        this.driver = driver;
        URI root = URI.create("http://127.0.0.1:" + port(driver) + "/session");
        Map<?, ?> made = (Map<?, ?>) post(root, Browser::capabilities);
        session = URI.create(root + "/" + made.get("sessionId"));
    }

    /** Whether both are installed. */
    static boolean isThere() {
        return isOnPath("chromedriver") && Stream.of("chromium", "google-chrome", "chrome").anyMatch(Browser::isOnPath);
    }

    static Browser open() throws IOException {
        Process driver = new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
        try {
            return new Browser(driver);
        } catch (IOException | RuntimeException | Error e) {
            end(driver);
            throw e;
        }
    }

    void go(URI page) {
        command("/url", json -> json.name("url").value(page.toString()));
    }

    /** Runs the body of a function in the page. */
    @Nullable Object run(String script) {
        return command("/execute/sync", json -> {
            json.name("script").value(script);
            json.name("args").strings(List.of());
        });
    }

    /** Runs the body of an async function in the page, and waits for it. */
    @Nullable Object await(String script) {
        return run("return (async () => { " + script + " })()");
    }

    String text(String selector) {
        return (String) run("return document.querySelector('" + selector + "').textContent");
    }

    boolean holds(String expression) {
        return Boolean.TRUE.equals(run("return Boolean(" + expression + ")"));
    }

    /** As if on another screen. */
    void size(int width, int height) {
        devTools("Emulation.setDeviceMetricsOverride", json -> {
            json.name("width").value(width);
            json.name("height").value(height);
            json.name("deviceScaleFactor").value(1);
            json.name("mobile").value(width < 600);
        });
    }

    /** As if somebody preferred that. */
    void prefer(String feature, String value) {
        devTools("Emulation.setEmulatedMedia", json -> {
            json.name("features").beginArray().beginObject();
            json.name("name").value(feature);
            json.name("value").value(value);
            json.endObject().endArray();
        });
    }

    /** What the console has shown since the last time: errors too that no script sees. */
    List<?> console() {
        return (List<?>) command("/se/log", json -> json.name("type").value("browser"));
    }

    void screenshot(Path file) {
        Object picture = ((Map<?, ?>) devTools("Page.captureScreenshot", json -> json.name("captureBeyondViewport").value(true)))
                .get("data");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode((String) picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            send(HttpRequest.newBuilder(session).DELETE());
        } finally {
            end(driver);
        }
    }

    private @Nullable Object devTools(String command, Consumer<Json> parameters) {
        return command("/goog/cdp/execute", json -> {
            json.name("cmd").value(command);
            json.name("params").beginObject();
            parameters.accept(json);
            json.endObject();
        });
    }

    private @Nullable Object command(String path, Consumer<Json> body) {
        return post(URI.create(session + path), body);
    }

    private @Nullable Object post(URI uri, Consumer<Json> body) {
        Json json = new Json().beginObject();
        body.accept(json);
        return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(json.endObject().toBytes())));
    }

    private @Nullable Object send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString(UTF_8));
            if (response.statusCode() != 200) {
                throw new AssertionError("the browser refused: " + response.body());
            }
            return Parsed.object(response.body()).get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Without the sandbox, since root may not have one; it shows pages of this test only. */
    private static void capabilities(Json json) {
        json.name("capabilities").beginObject().name("alwaysMatch").beginObject();
        json.name("goog:loggingPrefs").beginObject().name("browser").value("ALL").endObject();
        json.name("goog:chromeOptions").beginObject();
        json.name("args").strings(List.of("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"));
        json.endObject().endObject().endObject();
    }

    private static int port(Process driver) throws IOException {
        BufferedReader out = driver.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("chromedriver did not start");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void end(Process driver) {
        driver.destroy();
        try {
            if (!driver.waitFor(10, TimeUnit.SECONDS)) {
                driver.descendants().forEach(ProcessHandle::destroyForcibly);
                driver.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
