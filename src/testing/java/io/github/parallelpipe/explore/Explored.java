package io.github.parallelpipe.explore;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One execution of a program that {@link Schedules} explores; gives it its buffers and threads. */
public final class Explored extends Execution {

    private static final Constructor<?> BUFFER = constructor();

    private final Moves moves;
    private final Consumer<Explored> program;
    private final List<RingBuffer<?>> buffers = new ArrayList<>();
    private final List<Body> checks = new ArrayList<>();
    /** Whether it is the explorer itself that asks a buffer. */
    private boolean looking;

    Explored(Consumer<Explored> program, Moves.Limits limits, Search search, @Nullable Story story) {
        this(program, new Moves(limits), search, story);
    }

    private Explored(Consumer<Explored> program, Moves moves, Search search, @Nullable Story story) {
        super(moves, search, story);
        this.moves = moves;
        this.program = program;
    }

    /** What a thread does, or a check. */
    @FunctionalInterface
    public interface Body {

        /**
         * Does it.
         *
         * @throws Exception if it fails, and the program with it
         */
        void run() throws Exception;
    }

    private static final class Runner extends Actor {

        private final Body body;

        Runner(int index, String name, Body body) {
            super(index, name);
            this.body = body;
        }
    }

    /**
     * A buffer: the real one, on a lock by which threads switch.
     *
     * @param capacity how many items it can hold
     * @param overflow what it does when full
     * @param <T>      the type of the items
     * @return the buffer
     */
    @SuppressWarnings("unchecked") // a new buffer fits every type
    public <T> RingBuffer<T> buffer(int capacity, Overflow overflow) {
        try {
            Object buffer = BUFFER.newInstance(capacity, overflow, (LongSupplier) this::now, new ExplorerLock(this));
            Fingerprint.nameConditions(buffer);
            buffers.add((RingBuffer<T>) buffer);
            return (RingBuffer<T>) buffer;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Not public, as nobody else has a use for a buffer on a lock of his own. */
    private static Constructor<?> constructor() {
        try {
            Constructor<?> constructor = RingBuffer.class.getDeclaredConstructor(
                    int.class, Overflow.class, LongSupplier.class, Lock.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("not the buffer that this explorer knows", e);
        }
    }

    /**
     * A thread, called A, B, C, and so on in the order in which they are made.
     *
     * @param body what it does; if it throws, the program has failed
     */
    public void thread(Body body) {
        thread(String.valueOf((char) ('A' + moves.actors().size())), body);
    }

    /**
     * A thread with a name.
     *
     * @param name its name, for stories
     * @param body what it does; if it throws, the program has failed
     */
    public void thread(String name, Body body) {
        moves.add(new Runner(moves.actors().size(), name, body));
    }

    /**
     * A check, once every thread has ended.
     *
     * @param check throws if something is wrong
     */
    public void atEnd(Body check) {
        checks.add(check);
    }

    /**
     * Interrupts a thread.
     *
     * @param name its name
     */
    public void interrupt(String name) {
        point();
        tell(() -> "interrupts " + name);
        moves.actors().stream().filter(actor -> actor.toString().equals(name)).forEach(this::interrupt);
    }

    @Override
    protected void prepare() {
        program.accept(this);
    }

    @Override
    protected void live(Actor actor) {
        attempt(actor + " threw ", ((Runner) actor).body);
    }

    private void attempt(String where, Body body) {
        try {
            body.run();
        } catch (Abandoned over) {
            throw over;
        } catch (Throwable e) {
            fail(Failure.Kind.CHECK_FAILED, where + e);
        }
    }

    @Override
    protected void checkEnd() {
        List<Actor> stuck = unfinished();
        if (stuck.isEmpty()) {
            checks.forEach(check -> attempt("", check));
        } else {
            fail(Failure.Kind.DEADLOCK, String.join(" and ", stuck.stream()
                    .map(actor -> actor + " waits for ever on " + actor.queue())
                    .toList()));
        }
    }

    /** What its threads have on their stacks is not known. */
    @Override
    protected boolean canMerge() {
        return false;
    }

    @Override
    protected long contents() {
        return 0;
    }

    @Override
    protected long fingerprint(long contents, Ids ids) {
        return 0;
    }

    @Override
    protected void beforeLock() {
        if (!looking) {
            super.beforeLock();
        }
    }

    @Override
    protected void resumed() {
        tell(Place::here);
    }

    @Override
    protected String state() {
        looking = true;
        try {
            return String.join(", ", buffers.stream()
                    .map(buffer -> buffer.size() + " of " + buffer.capacity())
                    .toList());
        } finally {
            looking = false;
        }
    }
}
