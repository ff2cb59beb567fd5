package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.ItemContext;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.isolate.Frame.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The child: opens its stage, works on what it is sent until that ends, and closes its stage. It talks over the socket
 * that it is told of; its standard input is only there to end when the parent does, however that ends, and to bring it
 * the parent's interrupt.
 */
final class ChildMain {

    static final int VERSION = 1;

    /** A file with this name tells the parent that the child ended in order, by its own exit. */
    static final String EXITING = "exiting";

    /** On standard input: interrupt the stage. */
    static final int INTERRUPT = 'i';

    /** How long it may take to notice that the parent has ended. */
    private static final long MILLIS_TO_NOTICE = 200;

    private final Recipe recipe;
    private final Connection connection;
    private final Stage<Object, Object> stage;
    private final Coding inputs;
    private final Coding outputs;

    @SuppressWarnings("unchecked") // as the types of Isolated have it
    private ChildMain(Recipe recipe, Connection connection) throws ReflectiveOperationException {
        this.recipe = recipe;
        this.connection = connection;
        this.stage = (Stage<Object, Object>) Made.of(recipe.stage());
        this.inputs = recipe.inputs();
        this.outputs = recipe.outputs();
    }

    /**
     * The main of the child.
     *
     * @param args the socket's path
     */
    public static void main(String[] args) {
        Path socket = Path.of(args[0]);
        watchParent(Objects.requireNonNull(socket.getParent()));
        int code = 0;
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Connection first = new Connection(channel, 0);
            first.write(Frame.of(Kind.HELLO, out -> out.writeInt(VERSION)));
            live(first.require(), channel);
        } catch (Throwable e) {
            e.printStackTrace();
            code = 1;
        }
        System.exit(code); // whatever threads the stage has left
    }

    private static void watchParent(Path folder) {
        Thread stage = Thread.currentThread();
        Optional<ProcessHandle> started = ProcessHandle.current().parent();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (started.isPresent() && started.get().isAlive()) {
                touch(folder.resolve(EXITING));
            } else {
                ChildFolder.delete(folder);
            }
        }));
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                while (parent.read() == INTERRUPT) {
                    stage.interrupt();
                }
            } catch (IOException e) {
                // As if it had ended.
            }
            ChildFolder.delete(folder);
            Runtime.getRuntime().halt(1);
        });
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            // Then the parent does not know.
        }
    }

    private static void live(Frame setup, SocketChannel channel) throws IOException {
        ChildMain child;
        try {
            Recipe recipe = Recipe.read(setup.content());
            child = new ChildMain(recipe, new Connection(channel, recipe.mostBytes()));
            child.stage.open();
        } catch (Throwable e) {
            new Connection(channel, 0).write(threw(e));
            return;
        }
        child.connection.write(Frame.of(Kind.READY));
        try {
            child.work();
        } catch (IOException e) {
            // The parent has broken off, and learns nothing more.
        }
        child.close();
    }

    private void work() throws IOException {
        for (Frame frame = connection.read(); frame != null; frame = connection.read()) {
            Frame answer = answer(frame);
            Thread.interrupted(); // else it would close the connection: the parent interrupts only when it has done so itself
            connection.write(answer);
        }
    }

    private Frame answer(Frame frame) throws IOException {
        Object item;
        try {
            item = inputs.decode(frame.payload());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Frame.of(Kind.NOT_ENCODABLE, out -> Text.write("its JVM could not read an item: " + e, out));
        }
        Object result;
        try {
            result = process(item, frame);
        } catch (Throwable e) {
            return threw(e);
        }
        return result == null ? Frame.of(Kind.NOTHING) : result(result);
    }

    private @Nullable Object process(Object item, Frame frame) throws Exception {
        if (stage instanceof ContextStage<Object, Object> contextual) {
            return contextual.process(item, new Context(recipe.name(), frame.origin(), System.nanoTime()));
        }
        return stage.process(item);
    }

    private Frame result(Object result) throws IOException {
        String why;
        try {
            Payload payload = outputs.encode(result);
            if (connection.fits(payload)) {
                return new Frame(Kind.RESULT, Frame.Origin.NONE, payload);
            }
            why = "is longer than " + recipe.mostBytes() + " bytes: " + payload.bytes().remaining();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            why = "could not be written: " + e;
        }
        String text = "a result of class " + result.getClass().getName() + " " + why;
        return Frame.of(Kind.NOT_ENCODABLE, out -> Text.write(text, out));
    }

    private void close() throws IOException {
        Frame last = Frame.of(Kind.CLOSED);
        try {
            stage.close();
        } catch (Throwable e) {
            last = threw(e);
        }
        try {
            connection.write(last);
        } catch (IOException e) {
            awaitEndOfParent();
        }
    }

    /** It has broken off, and may have ended a moment ago: then this JVM is about to halt. */
    private static void awaitEndOfParent() {
        boolean interrupted = Thread.interrupted();
        try {
            Thread.sleep(MILLIS_TO_NOTICE);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Frame threw(Throwable thrown) throws IOException {
        return Frame.of(Kind.THREW, out -> RemoteThrowable.write(thrown, out));
    }

    private record Context(String stage, Frame.Origin origin, long receivedNanos) implements ItemContext {

        @Override
        public long sequence() {
            return origin.sequence();
        }

        @Override
        public long missed() {
            return origin.missed();
        }

        @Override
        public Duration age() {
            return Duration.ofNanos(origin.ageNanos() + System.nanoTime() - receivedNanos);
        }
    }
}
