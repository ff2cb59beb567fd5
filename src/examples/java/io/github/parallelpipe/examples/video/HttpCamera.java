package io.github.parallelpipe.examples.video;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/**
 * A camera that answers one HTTP request with picture after picture ({@code multipart/x-mixed-replace}).
 *
 * <p>The part headers are not read: {@link JpegSplitter} finds the images without them, also where a camera gets its
 * boundaries or lengths wrong. A camera that stays connected and sends nothing must not hang the program: an alarm
 * closes the stream then. ({@code HttpURLConnection} has a time limit for reads, but a read under way keeps others from
 * disconnecting it.)
 */
final class HttpCamera implements FrameSource {
    private final JpegSplitter images;
    private final Duration silence;
    private volatile boolean silent;

    private HttpCamera(InputStream stream, Duration silence) {
        this.images = new JpegSplitter(stream);
        this.silence = silence;
    }

    /**
     * Connects.
     *
     * @param silence how long the camera may take to answer, and later to send a whole image
     * @throws IOException with a sentence for the user, if the camera cannot be reached or answers with an error
     */
    static HttpCamera connect(String address, Duration silence) throws IOException, InterruptedException {
        return connect(address, silence, silence);
    }

    /** With a limit of its own for the answer. */
    static HttpCamera connect(String address, Duration patience, Duration silence)
            throws IOException, InterruptedException {
        try {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1) // the offer of HTTP/2 puzzles some cameras
                    .connectTimeout(patience)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            HttpResponse<InputStream> answer = answer(client, request, patience);
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("it answers with HTTP status " + answer.statusCode());
            }
            return new HttpCamera(answer.body(), silence);
        } catch (ConnectException nobody) {
            throw new IOException("cannot reach " + address + ": nobody answers", nobody);
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new IOException("cannot reach " + address + ": " + unreachable.getMessage(), unreachable);
        }
    }

    /** Not with the request's own time limit: from JDK 26 on that also covers the body, which here never ends. */
    private static HttpResponse<InputStream> answer(HttpClient client, HttpRequest request, Duration patience)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = client.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return answer.get(patience.toNanos(), NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("request timed out", e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public boolean read(Frame frame) throws IOException {
        Executor later = CompletableFuture.delayedExecutor(silence.toNanos(), NANOSECONDS);
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(this::giveUp, later);
        try {
            return images.read(frame);
        } catch (IOException broken) {
            String why = silent ? "it sent no image for " + silence.toSeconds() + " s" : "it closed the connection";
            throw new IOException(why, broken);
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        images.close();
    }

    private void giveUp() {
        silent = true;
        try {
            close();
        } catch (IOException notClosed) {
            // the read fails all the same
        }
    }
}
