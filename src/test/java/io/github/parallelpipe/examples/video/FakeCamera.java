package io.github.parallelpipe.examples.video;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP camera on this machine, which sends as many frames as it is told to and then ends, dies or falls silent. */
final class FakeCamera implements AutoCloseable {

    /** What the camera does after its last frame: dies only when told to. */
    enum End {
        GOOD,
        DIES,
        FALLS_SILENT
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);

    FakeCamera(int frames, End end) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/film", exchange -> film(exchange, frames, end));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/film";
    }

    String wrongAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere";
    }

    private void film(HttpExchange exchange, int frames, End end) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace; boundary=part");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        try (DrawnScene scene = new DrawnScene(10)) {
            for (int i = 0; i < frames; i++) {
                Frame frame = new Frame();
                scene.read(frame);
                String header = "--part\r\nContent-Type: image/jpeg\r\nContent-Length: " + frame.length() + "\r\n\r\n";
                body.write(header.getBytes(StandardCharsets.US_ASCII));
                frame.jpeg().transferTo(body);
                body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                body.flush();
            }
            if (end != End.GOOD) {
                over.await();
            }
            if (end == End.DIES) {
                body.write(Images.hex("FFD8FFDB"));
                body.flush();
                throw new IOException("the plug was pulled"); // the server then cuts the connection
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** Has a camera that dies do so, in the middle of an image. */
    void die() {
        over.countDown();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
