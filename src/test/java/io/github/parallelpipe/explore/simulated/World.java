package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.Abandoned;
import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.Execution;
import io.github.parallelpipe.explore.Failure;
import io.github.parallelpipe.explore.Fingerprint;
import io.github.parallelpipe.explore.Ids;
import io.github.parallelpipe.explore.Moves;
import io.github.parallelpipe.explore.Place;
import io.github.parallelpipe.explore.Search;
import io.github.parallelpipe.explore.Story;
import io.github.parallelpipe.explore.WaitQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution of a {@link Scenario}: the threads, locks and other things of this package that are made while it is under
 * way belong to it.
 */
public final class World extends Execution {

    private final Moves moves;
    private final Scenario scenario;
    private final boolean countersMatter;
    private final List<Thread> threads = new ArrayList<>();
    private final WaitQueue spinning = new WaitQueue(this, "a change by another thread");
    private long ending;

    /**
     * A world in which nothing has happened yet.
     *
     * @param scenario what happens in it
     * @param limits   what else may
     * @param search   chooses in which order
     * @param story    is told of it; null if nobody listens
     */
    public World(Scenario scenario, Moves.Limits limits, Search search, @Nullable Story story) {
        this(scenario, new Moves(limits), search, story);
    }

    private World(Scenario scenario, Moves moves, Search search, @Nullable Story story) {
        super(moves, search, story);
        this.moves = moves;
        this.scenario = scenario;
        this.countersMatter = scenario.countersMatter();
    }

    /** The world to which the calling thread belongs. */
    static World current() {
        Execution execution = Execution.ofThisThread();
        if (execution instanceof World world) {
            return world;
        }
        throw new IllegalStateException("used outside of an exploration");
    }

    @Override
    protected void prepare() {
        scenario.begin(this);
    }

    @Override
    protected void checkEnd() {
        List<Actor> stuck = unfinished();
        if (stuck.isEmpty()) {
            ending = contents();
            scenario.end(this);
        } else {
            fail(Failure.Kind.DEADLOCK, String.join(" and ", stuck.stream()
                    .map(actor -> actor + " waits for ever for " + actor.queue())
                    .toList()));
        }
    }

    /** {@return a fingerprint of all there was at its end; 0 before that} */
    public long ending() {
        return ending;
    }

    // ---- For scenarios. ----

    /**
     * Starts a thread.
     *
     * @param name its name in stories
     * @param body what it does; what it throws is a failure
     * @return the thread
     */
    public Thread thread(String name, Body body) {
        Thread thread = new Thread(name, () -> {
            try {
                body.run();
            } catch (Abandoned over) {
                throw over;
            } catch (Throwable e) {
                fail(Failure.Kind.CHECK_FAILED, name + " threw " + e);
            }
        });
        thread.start();
        return thread;
    }

    /** What a thread does. */
    @FunctionalInterface
    public interface Body {

        /**
         * Does it.
         *
         * @throws Exception if it fails
         */
        void run() throws Exception;
    }

    /**
     * Fails the execution unless something holds.
     *
     * @param holds whether it does
     * @param rule  what should hold
     */
    public void check(boolean holds, String rule) {
        if (!holds) {
            fail(Failure.Kind.CHECK_FAILED, rule);
        }
    }

    /** Fails the execution if the running thread holds a lock. */
    public void checkNoLock() {
        check(!running().holdsLock(), running() + " holds a lock");
    }

    /**
     * Tells whether a thread is alive.
     *
     * @param name how its name begins
     * @return whether there is one
     */
    public boolean lives(String name) {
        return threads.stream().anyMatch(thread -> thread.getName().startsWith(name) && thread.lives());
    }

    /**
     * From here on, what the running thread does depends on what is on the heap and on a few values only: it forgets what
     * it has seen before.
     *
     * @param values the values
     */
    public void forget(Object... values) {
        ((ThreadActor) running()).forget(Fingerprint.of(values));
    }

    // ---- For what is simulated. ----

    /** The running thread learns something, on which may depend what it does next. */
    void observe(@Nullable Object value) {
        if (running() instanceof ThreadActor actor) {
            actor.seen = Fingerprint.mix(actor.seen, Fingerprint.ofGraph(value));
        }
    }

    /** The running thread may look at anything from here to its next point. */
    void observeAll() {
        if (running() instanceof ThreadActor actor) {
            actor.seen = Fingerprint.mix(actor.seen, contents());
        }
    }

    /** Where a thread waits that spins: until another has done what it may be waiting for. */
    WaitQueue spinning() {
        return spinning;
    }

    /** What the running thread has seen so far. */
    long seen() {
        return ((ThreadActor) running()).seen;
    }

    /** Of something that the running thread did, it remembers what it had seen before, and what came of it. */
    void remember(long before, Object result) {
        ((ThreadActor) running()).remember(before, Fingerprint.of(result));
    }

    /** The running thread takes a lock: it learns all that this guards. */
    void takesLock(@Nullable Object guarded) {
        ThreadActor actor = (ThreadActor) running();
        actor.beforeLock = actor.seen;
        observe(guarded);
    }

    /**
     * The running thread has waited under the lock. As it does so in a loop, it is where it was when it took the lock,
     * unless the time matters.
     */
    void takesLockAgain(@Nullable Object guarded, boolean interrupted) {
        ThreadActor actor = (ThreadActor) running();
        if (!actor.isTimed()) {
            remember(actor.beforeLock, interrupted);
        }
        observe(guarded);
    }

    /** A point of its own, if the scenario is about counters. */
    void counterPoint() {
        if (countersMatter) {
            point();
        }
    }

    void made(Thread thread) {
        threads.add(thread);
    }

    int begun() {
        return moves.actors().size();
    }

    void begin(ThreadActor actor) {
        moves.add(actor);
    }

    Thread runningThread() {
        return ((ThreadActor) running()).simulated;
    }

    /** Finds out what each lock guards: the object whose field it is. */
    void bindLocks() {
        Fingerprint.visit(roots(), (holder, field) -> {
            if (field.get(holder) instanceof ReentrantLock lock) {
                lock.guards(holder);
            }
        });
    }

    private List<Object> roots() {
        List<Object> roots = new ArrayList<>();
        roots.add(scenario);
        threads.forEach(thread -> roots.add(thread.body()));
        return roots;
    }

    // ---- How it goes. ----

    @Override
    protected void live(Actor actor) {
        ((ThreadActor) actor).simulated.live();
    }

    @Override
    protected void goesOn(Actor actor) {
        ((ThreadActor) actor).goesOn(now());
    }

    @Override
    protected long contents() {
        return Fingerprint.ofGraph(roots());
    }

    @Override
    protected long fingerprint(long contents, Ids ids) {
        return moves.fingerprint(contents, running());
    }

    @Override
    protected void resumed() {
        tell(Place::here);
    }

    @Override
    protected String state() {
        return scenario.state();
    }
}
