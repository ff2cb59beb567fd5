package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ItemContext;
import io.github.parallelpipe.isolate.Frame.Kind;
import io.github.parallelpipe.isolate.Frame.Origin;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A child that is ready, and works on items, one after the other; several threads may have sent it one. They are
 * answered in the order in which they are sent, so each thread reads its answer when those before it have read theirs.
 * Only the first that is not answered can be at work: of the others, a child that has ended has begun none.
 */
final class Child {

    /** The child had ended before it began with the item. */
    static final class NotBegun extends Exception {

        private static final long serialVersionUID = 1L;

        NotBegun() {
            super(null, null, false, false);
        }
    }

    private final ChildProcess process;
    private final Connection connection;
    private final Recipe recipe;
    private final Coding inputs;
    private final Coding outputs;

    /** Held while an item is written. */
    private final ReentrantLock sending = new ReentrantLock();

    /** Held while a result is made of an answer: not part of a turn, as the child is done with it. */
    private final ReentrantLock decoding = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    /**
     * Waited on by who has sent an item that is not the first without an answer; signalled when one is answered, or
     * none will be.
     */
    private final Condition turn = lock.newCondition();

    private long sent;
    private long answered;

    /** What it ended by; null while it lives. */
    private @Nullable IsolationException end;

    private boolean interrupted;

    Child(ChildProcess process, Connection connection, Recipe recipe) throws ReflectiveOperationException {
        this.process = process;
        this.connection = connection;
        this.recipe = recipe;
        this.inputs = recipe.inputs();
        this.outputs = recipe.outputs();
    }

    /** What its stage makes of an item; null for nothing. */
    @Nullable Object process(Object something, ItemContext context)
            throws IsolationException, NotBegun, InterruptedException {
        try {
            Sent item = send(something, context);
            awaitTurn(item.number());
            return result(receive(item));
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw brokenOff(new InterruptedException("interrupted while a child works"));
        } catch (InterruptedException e) {
            throw brokenOff(e);
        }
    }

    // ---- Sending ----

    /**
     * An item that was sent.
     *
     * @param number  its place among all that were sent
     * @param failure why it could not be sent whole; null if it was
     */
    private record Sent(long number, @Nullable IOException failure) {}

    /** A child that breaks off may still have answered others: so who cannot send waits for them to find its end. */
    private Sent send(Object item, ItemContext context)
            throws IsolationException, NotBegun, InterruptedException, ClosedByInterruptException {
        sending.lockInterruptibly();
        try {
            Frame frame = new Frame(
                    Kind.ITEM,
                    new Origin(context.sequence(), context.missed(), context.age().toNanos()),
                    encoded(item));
            long number = begin();
            return new Sent(number, written(frame));
        } finally {
            sending.unlock();
        }
    }

    private @Nullable IOException written(Frame frame) throws ClosedByInterruptException {
        try {
            connection.write(frame);
            return null;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            return e;
        }
    }

    private Payload encoded(Object item) throws IsolationException {
        String what = "an item of class " + item.getClass().getName();
        Payload payload;
        try {
            payload = inputs.encode(item);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new IsolationException.NotEncodable(recipe.name(), what + " could not be written: " + e, e);
        }
        if (!connection.fits(payload)) {
            throw new IsolationException.NotEncodable(recipe.name(), what + " is longer than " + recipe.mostBytes() + " bytes: "
                    + payload.bytes().remaining(), null);
        }
        return payload;
    }

    private long begin() throws NotBegun {
        lock.lock();
        try {
            if (end != null) {
                throw new NotBegun();
            }
            if (sent == answered) {
                process.begins();
            }
            return sent++;
        } finally {
            lock.unlock();
        }
    }

    // ---- Receiving ----

    private void awaitTurn(long number) throws NotBegun, InterruptedException {
        lock.lock();
        try {
            while (answered != number && end == null) {
                turn.await();
            }
            if (answered != number) {
                throw new NotBegun();
            }
        } finally {
            lock.unlock();
        }
    }

    /** By the one whose turn it is: an item that has been sent whole, and is not answered, is lost with the child. */
    private Frame receive(Sent item)
            throws IsolationException, NotBegun, InterruptedException, ClosedByInterruptException {
        if (item.failure() != null) {
            ended(item.failure());
            throw new NotBegun();
        }
        try {
            Frame answer = connection.require();
            passTurn();
            return answer;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private void passTurn() {
        lock.lock();
        try {
            answered++;
            if (sent == answered) {
                process.ends();
            } else {
                process.begins();
            }
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Object result(Frame answer) throws IsolationException {
        decoding.lock();
        try {
            return switch (answer.kind()) {
                case NOTHING -> null;
                case RESULT -> outputs.decode(answer.payload());
                case THREW -> throw threw(answer);
                case NOT_ENCODABLE -> throw new IsolationException.NotEncodable(
                        recipe.name(), Text.read(answer.content()), null);
                default -> throw new IOException("unexpected: " + answer.kind());
            };
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new IsolationException.NotEncodable(recipe.name(), "a result could not be read: " + e, e);
        } finally {
            decoding.unlock();
        }
    }

    private IsolationException.Threw threw(Frame answer) throws IOException {
        return new IsolationException.Threw(
                recipe.name(), Objects.requireNonNull(RemoteThrowable.read(answer.content())));
    }

    // ---- Its end ----

    /** The first to notice finds out what it ended by. */
    private IsolationException ended(IOException how) throws InterruptedException {
        process.ends();
        IsolationException found = process.gone(how);
        return end(found);
    }

    private IsolationException end(IsolationException found) {
        lock.lock();
        try {
            if (end == null) {
                end = found;
                turn.signalAll();
            }
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** A thread goes without its answer, so nobody could tell the others any more. */
    private InterruptedException brokenOff(InterruptedException e) {
        lock.lock();
        try {
            interrupted = true;
        } finally {
            lock.unlock();
        }
        end(new IsolationException.BrokenOff(recipe.name(), "", e));
        process.interrupt();
        return e;
    }

    /** Whether it ended since a thread was interrupted, rather than by itself. */
    boolean wasInterrupted() {
        lock.lock();
        try {
            return interrupted;
        } finally {
            lock.unlock();
        }
    }

    /** What it ended by. */
    IsolationException end() {
        lock.lock();
        try {
            return Objects.requireNonNull(end);
        } finally {
            lock.unlock();
        }
    }

    /** Lets it close its stage and end, if it lives; if it does not in time, it is killed. By the last who has to do with it. */
    void close() throws IsolationException {
        try {
            if (Thread.currentThread().isInterrupted()) {
                process.interrupt();
            } else if (process.isAlive() && !hasEnded()) {
                finish();
            }
        } catch (InterruptedException e) {
            process.interrupt();
            Thread.currentThread().interrupt();
        } finally {
            process.end();
        }
    }

    private boolean hasEnded() {
        lock.lock();
        try {
            return end != null;
        } finally {
            lock.unlock();
        }
    }

    private void finish() throws IsolationException, InterruptedException {
        process.begins();
        try {
            connection.endOutput();
            Frame last = connection.require();
            if (last.kind() == Kind.THREW) {
                throw threw(last);
            }
        } catch (ClosedByInterruptException e) {
            process.interrupt();
        } catch (IOException e) {
            throw process.gone(e);
        } finally {
            process.ends();
        }
    }
}
