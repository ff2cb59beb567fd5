package io.github.parallelpipe.monitor;

import io.github.parallelpipe.PipelineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A web page that shows a run as it goes: what waits in front of each stage, how old it is, what is dropped, what each
 * stage is doing and for how long. To look at only: nothing can be changed through it.
 *
 * <pre>{@code
 * try (PipelineRun<Frame> run = pipeline.start();
 *         Monitor monitor = Monitor.serve(run, 8080)) {
 *     System.out.println("see " + monitor.uri());
 *     camera.onFrame(run::put);
 *     ...
 * }
 * }</pre>
 *
 * <p>It looks at the run once a second, and ten times a second while somebody watches. Once the run has ended the page
 * shows the final account, until the monitor is closed. The run does not wait for it, whatever its clients do: each is sent
 * the newest there is when it is ready for it, and one that takes more than ten seconds to send a request, or to read an
 * answer, is cut off.
 *
 * <p><em>Who may look:</em> by default this machine alone, and its browsers only under its own names, such as {@code
 * localhost}; a request with another {@code Host} is refused with 421, so that no page from elsewhere can have its own name
 * lead here. Bound to another address, the page is there for everybody who can reach it, without a password.
 *
 * <p>{@code GET} and {@code HEAD} are answered at these paths; {@code src/docs/monitor.md} tells all members of the JSON:
 * <ul>
 *   <li>{@code /}: the page;
 *   <li>{@code /report.json}: all that the page shows;
 *   <li>{@code /events}: the same as server-sent events, the first with the history of three minutes, the others with its
 *       last second; at most {@value #WATCHERS} at once, another one is refused with 503; it ends when the run has;
 *   <li>{@code /threads}: the stacks of the run's threads, as text;
 *   <li>{@code /images/NAME}: an {@linkplain #image image}.
 * </ul>
 *
 * <p><em>Threading:</em> every method may be called from every thread. Its own threads are daemons, and end when it is
 * closed.
 *
 * @apiNote It is served by the module {@code jdk.httpserver}, which a program on the class path has. One on the module path
 *     requires it, or is started with {@code --add-modules jdk.httpserver}.
 */
public final class Monitor implements AutoCloseable {

    private static final int WATCHERS = 32;
    private static final int MOST_PORT = 65_535;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final Pictures pictures = new Pictures();
    private final Watchers watchers = new Watchers(WATCHERS);
    private final TimeLimits limits;
    private final Sampler sampler;
    private final Thread ticking;
    private final ExecutorService threads;
    private final Server server;
    private final InetSocketAddress address;

    private Monitor(PipelineRun<?> run, InetSocketAddress asked, Duration timeLimit) throws IOException {
        server = Server.bind(asked);
        address = server.address();
        limits = new TimeLimits(timeLimit);
        threads = new RequestThreads(2 * WATCHERS, limits); // some are left when all who can be watching are
        sampler = new Sampler(run, pictures::names, watchers);
        Hosts hosts = new Hosts(address.getAddress());
        server.start(new Site(run, sampler, watchers, pictures, hosts, limits), threads);
        ticking = Thread.ofPlatform().daemon().name("monitor").start(this::tick);
    }

    /**
     * Serves the page of a run to this machine.
     *
     * @param run  the run
     * @param port the port, or 0 for any that is free
     * @return the monitor
     * @throws IllegalArgumentException if {@code port} is not from 0 to 65535
     * @throws IOException if the port is taken, or cannot be had; the message tells which
     */
    public static Monitor serve(PipelineRun<?> run, int port) throws IOException {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("port must be from 0 to " + MOST_PORT + ": " + port);
        }
        return serve(run, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Serves the page of a run at an address, to whoever can reach it.
     *
     * @param run     the run
     * @param address the address
     * @return the monitor
     * @throws IllegalArgumentException if the address's host is not known
     * @throws IOException if the address is taken, or cannot be had; the message tells which
     */
    public static Monitor serve(PipelineRun<?> run, InetSocketAddress address) throws IOException {
        return serve(run, address, TIME_LIMIT);
    }

    /** With a time limit for clients: for tests. */
    static Monitor serve(PipelineRun<?> run, InetSocketAddress address, Duration timeLimit) throws IOException {
        Objects.requireNonNull(run, "run must not be null");
        Objects.requireNonNull(address, "address must not be null");
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("host of the address must be known: " + address);
        }
        return new Monitor(run, address, timeLimit);
    }

    /**
     * Shows a picture beside the run, as it is from moment to moment.
     *
     * <p>The source is asked whenever a browser wants the next picture, by a thread of the monitor's: ten times a second
     * and for each that watches, while the run goes on. An empty array means that there is no picture yet. What it throws
     * is told to the browser, and does no harm.
     *
     * @param name   what the page calls it, and its path: of 1 to 64 letters, digits, - and _
     * @param source gives the picture, a JPEG or a PNG; for any thread, also for several at once
     * @return this monitor
     * @throws IllegalArgumentException if there is one of that name, or the name has other characters
     */
    public Monitor image(String name, Supplier<byte[]> source) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(source, "source must not be null");
        pictures.add(name, source);
        sampler.imageAdded();
        return this;
    }

    /**
     * The port it is served at.
     *
     * @return the port
     */
    public int port() {
        return address.getPort();
    }

    /**
     * Where the page is, for a browser on this machine.
     *
     * @return the page's address
     */
    public URI uri() {
        InetAddress host = address.getAddress();
        return URI.create("http://" + (host.isAnyLocalAddress() ? "localhost" : Hosts.literal(host)) + ":" + port() + "/");
    }

    /**
     * Ends the page: closes every connection, and waits for the monitor's threads to end; for one that is in an image's source,
     * and does not obey its interrupt, no longer than ten seconds. Does nothing the second time. The run goes on.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // else the server would not wait, and forget it
        ticking.interrupt();
        watchers.end();
        server.stop();
        threads.shutdownNow();
        long start = System.nanoTime();
        try {
            threads.awaitTermination(TIME_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
            // It, too, may be in code of the run: an exception's toString.
            ticking.join(TIME_LIMIT.minusNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A platform thread's work: it should see a stage that holds all carriers. */
    private void tick() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sampler.tick();
                limits.enforce();
                Thread.sleep(Sampler.TICK);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }
}
