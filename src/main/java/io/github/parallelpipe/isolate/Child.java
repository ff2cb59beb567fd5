package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ItemContext;
import io.github.parallelpipe.isolate.Frame.Kind;
import io.github.parallelpipe.isolate.Frame.Origin;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A child that is ready, and works on items, one after the other. For one thread at a time. */
final class Child {

    private final ChildProcess process;
    private final Connection connection;
    private final Recipe recipe;
    private final Coding inputs;
    private final Coding outputs;

    Child(ChildProcess process, Connection connection, Recipe recipe) throws ReflectiveOperationException {
        this.process = process;
        this.connection = connection;
        this.recipe = recipe;
        this.inputs = recipe.inputs();
        this.outputs = recipe.outputs();
    }

    /** What its stage makes of an item; null for nothing. */
    @Nullable Object process(Object item, ItemContext context) throws IsolationException, InterruptedException {
        Frame sent = new Frame(
                Kind.ITEM,
                new Origin(context.sequence(), context.missed(), context.age().toNanos()),
                encoded(item));
        return result(exchange(sent));
    }

    private Payload encoded(Object item) throws IsolationException {
        String what = "an item of class " + item.getClass().getName();
        Payload payload;
        try {
            payload = inputs.encode(item);
        } catch (IOException | RuntimeException e) {
            throw new IsolationException.NotEncodable(recipe.name(), what + " could not be written: " + e, e);
        }
        if (!connection.fits(payload)) {
            throw new IsolationException.NotEncodable(recipe.name(), what + " is longer than " + recipe.mostBytes() + " bytes: "
                    + payload.bytes().remaining(), null);
        }
        return payload;
    }

    private Frame exchange(Frame sent) throws IsolationException, InterruptedException {
        process.begins();
        try {
            connection.write(sent);
            return connection.require();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            process.interrupt();
            throw new InterruptedException("interrupted while a child works");
        } catch (IOException e) {
            throw process.gone(e);
        } finally {
            process.ends();
        }
    }

    private @Nullable Object result(Frame answer) throws IsolationException {
        try {
            return switch (answer.kind()) {
                case NOTHING -> null;
                case RESULT -> outputs.decode(answer.payload());
                case THREW -> throw threw(answer);
                case NOT_ENCODABLE -> throw new IsolationException.NotEncodable(
                        recipe.name(), Text.read(answer.content()), null);
                default -> throw new IOException("unexpected: " + answer.kind());
            };
        } catch (IOException | RuntimeException e) {
            throw new IsolationException.NotEncodable(recipe.name(), "a result could not be read: " + e, e);
        }
    }

    private IsolationException.Threw threw(Frame answer) throws IOException {
        return new IsolationException.Threw(
                recipe.name(), Objects.requireNonNull(RemoteThrowable.read(answer.content())));
    }

    /** Lets it close its stage and end; if it does not, it is killed. */
    void close() throws IsolationException {
        try {
            if (Thread.interrupted()) {
                process.interrupt();
                Thread.currentThread().interrupt();
            } else {
                finish();
            }
        } finally {
            process.end();
        }
    }

    private void finish() throws IsolationException {
        process.begins();
        try {
            connection.endOutput();
            Frame last = connection.read();
            if (last != null && last.kind() == Kind.THREW) {
                throw threw(last);
            }
        } catch (ClosedByInterruptException e) {
            process.interrupt();
        } catch (IOException e) {
            // It ends without a word: its last item is done.
        } finally {
            process.ends();
        }
    }
}
