package io.github.parallelpipe.isolate;

import io.github.parallelpipe.isolate.Frame.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process of a child: how it is started, watched and ended, and what it ended by. */
final class ChildProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long SECONDS_TO_DIE = 10;
    /** For a child that was interrupted, or that has nothing more to do. */
    private static final long MILLIS_TO_END = 1_000;

    /** What the JVM exits with after {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;
    /** What is added to a signal's number. */
    private static final int SIGNALLED = 128;
    /** Signals at which a JVM shuts down in order. */
    private static final Set<Integer> SHUTTING_DOWN = Set.of(1, 2, 15);

    private final String stage;
    private final ChildFolder folder;
    private final Process process;
    private final Console console;
    private @Nullable Watchdog watchdog;
    private volatile @Nullable SocketChannel channel;

    private ChildProcess(String stage, ChildFolder folder, Process process) {
        this.stage = stage;
        this.folder = folder;
        this.process = process;
        this.console = new Console(process, stage + " " + process.pid());
    }

    /** Starts a child, and returns when its stage is open. */
    static Child start(Recipe recipe, List<String> options, @Nullable Duration itemLimit)
            throws IsolationException, InterruptedException {
        ChildFolder folder = null;
        try {
            folder = new ChildFolder();
            return start(recipe, options, itemLimit, folder);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException("interrupted while a child starts");
        } catch (IOException | ReflectiveOperationException e) {
            throw new IsolationException.NotStarted(recipe.name(), e.toString(), "", e);
        }
    }

    private static Child start(Recipe recipe, List<String> options, @Nullable Duration itemLimit, ChildFolder folder)
            throws IsolationException, InterruptedException, IOException, ReflectiveOperationException {
        ChildProcess child = null;
        boolean ready = false;
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(folder.socket()));
            Process process = new ProcessBuilder(JavaCommand.of(recipe, options, folder)).redirectErrorStream(true).start();
            child = new ChildProcess(recipe.name(), folder, process);
            Child made = child.handshake(recipe, itemLimit, server);
            ready = true;
            return made;
        } finally {
            if (!ready) {
                if (child != null) {
                    child.kill();
                    child.closeChannel();
                    child.console.join();
                }
                folder.delete();
            }
        }
    }

    /** The listener is closed if the child dies before it has called, or takes too long. */
    private Child handshake(Recipe recipe, @Nullable Duration itemLimit, ServerSocketChannel server)
            throws IOException, ReflectiveOperationException, IsolationException, InterruptedException {
        Executor later = CompletableFuture.delayedExecutor(MILLIS_TO_END, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> unused = process.onExit()
                .thenRun(() -> close(server))
                .thenRunAsync(this::closeChannel, later); // a process of the child's own may keep its end of it open
        Watchdog starting = new Watchdog(START_LIMIT, this::destroy);
        starting.begins();
        try {
            SocketChannel accepted = server.accept();
            channel = accepted;
            Connection first = new Connection(accepted, 0);
            Frame hello = first.require();
            int version = hello.content().readInt();
            if (hello.kind() != Kind.HELLO || version != ChildMain.VERSION) {
                throw new IOException("another version of the library: " + version);
            }
            first.write(Frame.of(Kind.SETUP, recipe::write));
            Connection connection = new Connection(accepted, recipe.mostBytes());
            Frame answer = connection.require();
            if (answer.kind() == Kind.THREW) {
                RemoteThrowable thrown = Objects.requireNonNull(RemoteThrowable.read(answer.content()));
                throw new IsolationException.NotStarted(stage, "its JVM has thrown " + thrown, "", thrown);
            }
            if (itemLimit != null) {
                watchdog = new Watchdog(itemLimit, this::destroy);
            }
            return new Child(this, connection, recipe);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            if (!process.waitFor(MILLIS_TO_END, TimeUnit.MILLISECONDS)) {
                throw e;
            }
            String what = starting.hasBitten() ? "not ready after " + START_LIMIT : "its JVM exited with " + process.exitValue();
            throw new IsolationException.NotStarted(stage, what, console.tail(), e);
        } finally {
            starting.release();
        }
    }

    private static void close(ServerSocketChannel server) {
        try {
            server.close();
        } catch (IOException e) {
            // It was closed.
        }
    }

    // ---- While it lives ----

    void begins() {
        if (watchdog != null) {
            watchdog.begins();
        }
    }

    void ends() {
        if (watchdog != null) {
            watchdog.ends();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The stage is to give up what it does. */
    void interrupt() {
        try {
            OutputStream input = process.getOutputStream();
            input.write(ChildMain.INTERRUPT);
            input.flush();
        } catch (IOException e) {
            // It has ended.
        }
    }

    // ---- Its end ----

    /** Nothing more comes from it: what it has ended by. */
    IsolationException gone(IOException how) throws InterruptedException {
        boolean corrupt = how instanceof StreamCorruptedException;
        if (corrupt || !process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS)) {
            kill();
            return new IsolationException.BrokenOff(stage, console.tail(), how);
        }
        return endedBy(process.exitValue(), console.tail());
    }

    private IsolationException endedBy(int code, String tail) {
        if (watchdog != null && watchdog.hasBitten()) {
            return new IsolationException.TimedOut(stage, watchdog.limit(), tail);
        }
        if (folder.hasCrashed()) {
            return new IsolationException.Crashed(stage, tail);
        }
        if (!folder.wasExiting() && code == OUT_OF_MEMORY && tail.contains("OutOfMemoryError")) {
            return new IsolationException.OutOfMemory(stage, tail);
        }
        if (code > SIGNALLED && (!folder.wasExiting() || SHUTTING_DOWN.contains(code - SIGNALLED))) {
            return new IsolationException.Killed(stage, code - SIGNALLED, tail);
        }
        return new IsolationException.Exited(stage, code, tail);
    }

    /** Waits a moment for its end, and then kills it. Not cut short by an interrupt. */
    void end() {
        boolean interrupted = Thread.interrupted();
        closeChannel();
        try {
            if (!process.waitFor(MILLIS_TO_END, TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            kill();
        } finally {
            if (watchdog != null) {
                watchdog.release();
            }
            console.join();
            folder.delete();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** With the processes that it has started. */
    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void kill() {
        destroy();
        process.onExit().join();
    }

    private void closeChannel() {
        SocketChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It was closed.
            }
        }
    }
}
