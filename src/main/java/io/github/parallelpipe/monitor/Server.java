package io.github.parallelpipe.monitor;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;

/** The JDK's server, started on daemon threads, so that a monitor alone does not keep a program alive. */
final class Server {

    /** How many connections the system holds until they are accepted: a client beyond them tries again a second later. */
    private static final int BACKLOG = 1024;

    private final HttpServer server;

    private Server(HttpServer server) {
        this.server = server;
    }

    /** Binds it; it answers once it is {@linkplain #start started}. */
    static Server bind(InetSocketAddress address) throws IOException {
        try {
            return new Server(HttpServer.create(address, BACKLOG));
        } catch (IOException e) {
            throw new IOException("cannot serve the monitor at " + address + ": " + e.getMessage(), e);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    void start(HttpHandler handler, ExecutorService threads) {
        server.createContext("/", handler);
        server.setExecutor(threads);
        Thread starter = Thread.ofPlatform().daemon().name("monitor-start").start(server::start);
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes every connection at once. */
    void stop() {
        server.stop(0);
    }
}
