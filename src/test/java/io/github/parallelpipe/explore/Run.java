package io.github.parallelpipe.explore;

import io.github.parallelpipe.explore.Client.Status;
import io.github.parallelpipe.explore.Results.Wrong;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program, along one schedule. One thread at a time has the turn; when it comes to a point where threads
 * may switch, it asks the {@link Search} what happens next, and gives the turn to the thread that this makes go on,
 * which may be itself.
 */
final class Run {

    /** How long a run may take; longer, and a client is stuck outside the lock. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    /** How often a call may find that its time is up: a drain that gathers may begin anew. */
    private static final int MOST_TIME_OUTS = 5;

    private final Points points;
    private final Search search;
    private final @Nullable Story story;
    private final Moves moves;
    private final Subject subject;
    private final Checks checks;

    private Client running;
    private boolean ended;
    private @Nullable Ending ending;
    private @Nullable Throwable crash;

    /** Whose turn it is. Handing it over also hands over all other fields. */
    volatile Client turn;
    volatile boolean abandoned;

    Run(Explorer settings, Program program, Search search, @Nullable Story story) {
        this.points = settings.points();
        this.search = search;
        this.story = story;
        moves = new Moves(settings, program);
        running = moves.driver();
        turn = running;
        ExplorerLock lock = new ExplorerLock(this);
        subject = settings.maker().make(program.capacity(), program.overflow().name(), lock);
        checks = new Checks(program, moves, lock, subject);
        if (story != null) {
            Fingerprint.conditions(subject, ExplorerCondition::name);
        }
    }

    /** Runs the program, to its end or until the search gives up. */
    @Nullable Failure go() {
        moves.driver().thread = Thread.currentThread();
        Client first = decide();
        if (first != null) {
            pass(first);
            awaitEnd();
        }
        running = moves.driver();
        if (crash != null) {
            throw new IllegalStateException("the explorer failed along " + search, crash);
        }
        if (ended && checks.failure() == null) {
            ending = new Ending(contents(), checks.linearizer().possible(), moves.waiting().toString());
            checks.ended();
        }
        abandon();
        return checks.failure();
    }

    private void awaitEnd() {
        long start = System.nanoTime();
        while (turn != moves.driver()) {
            LockSupport.parkNanos(this, PATIENCE);
            Client stuck = turn;
            if (stuck != moves.driver() && System.nanoTime() - start > PATIENCE) {
                checks.fail(Failure.Kind.ENDLESS, stuck + " neither returns nor waits in " + stuck.present());
                return;
            }
        }
    }

    private void abandon() {
        abandoned = true;
        moves.clients().forEach(client -> LockSupport.unpark(client.thread));
    }

    // ---- What came of it. ----

    /**
     * Where a run has ended.
     *
     * @param contents a fingerprint of the buffer
     * @param model    where the model may be
     * @param waiting  which clients still wait
     */
    record Ending(long contents, Object model, String waiting) {}

    /** Where it has ended; null if the search gave up. */
    @Nullable Ending ending() {
        return ending;
    }

    boolean hasEnded() {
        return ended;
    }

    /** What each call of each client gave. */
    List<List<@Nullable Object>> results() {
        return moves.clients().stream().map(client -> client.results).toList();
    }

    /** What the buffer should hold, for a reader. */
    String items() {
        return checks.linearizer().items();
    }

    // ---- What clients do. ----

    private void live(Client client) {
        try {
            while (client.hasMore()) {
                if (client.begun > 0) {
                    pause(client);
                }
                perform(client);
            }
            client.status = Status.DONE;
            pass(decide());
        } catch (Abandoned over) {
            // as intended
        } catch (Throwable e) {
            crash = e;
            pass(null);
        }
    }

    private void perform(Client client) {
        client.begin();
        checks.begins(client);
        tell(() -> "calls " + client.present());
        try {
            Object result = result(client.present());
            tell(() -> "gets " + result);
            checks.returned(client, result);
        } catch (InterruptedException e) {
            tell(() -> "gets an InterruptedException");
            checks.wasInterrupted(client);
        }
        client.end();
    }

    private @Nullable Object result(Call call) throws InterruptedException {
        try {
            return subject.call(call);
        } catch (Abandoned over) {
            throw over;
        } catch (RuntimeException | Error e) {
            return new Wrong(e.toString());
        }
    }

    // ---- What the lock and its conditions call. ----

    void beforeLock() {
        if (abandoned) {
            throw Abandoned.INSTANCE;
        }
        if (running != moves.driver() && (++running.locked > 1 || points == Points.AROUND_LOCK)) {
            pauseReady(running);
        }
    }

    void afterUnlock() {
        if (running != moves.driver() && points == Points.AROUND_LOCK) {
            pauseReady(running);
        }
    }

    void beforeWait() {
        if (running == moves.driver()) {
            throw new AssertionError("has to wait");
        }
        running.waited = true;
        if (moves.mayInterruptBeforeWait(running)) {
            pauseReady(running);
        }
    }

    Client running() {
        return running;
    }

    long now() {
        return moves.now();
    }

    void tell(Supplier<String> event) {
        if (story != null) {
            story.add(event.get());
        }
    }

    // ---- Taking turns. ----

    private void pauseReady(Client client) {
        client.status = Status.READY;
        pause(client);
    }

    /** Lets others go on, until the search chooses this client again. */
    void pause(Client client) {
        if (Thread.interrupted()) {
            client.interrupted = true;
        }
        Client next = decide();
        if (next != client) {
            pass(next);
            client.awaitTurn(this);
        }
        if (abandoned) {
            throw Abandoned.INSTANCE;
        }
        if (client.interrupted) {
            client.interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the turn to a client; if null, to the driver. */
    private void pass(@Nullable Client next) {
        Client to = next == null ? moves.driver() : next;
        Thread thread = to.thread;
        if (thread == null) {
            to.thread = Thread.ofVirtual().unstarted(() -> live(to));
            turn = to;
            to.thread.start();
        } else {
            turn = to;
            LockSupport.unpark(thread);
        }
    }

    /** Lets the search choose what happens until that makes a client go on; null if the run is over. */
    private @Nullable Client decide() {
        while (checks.failure() == null) {
            Choice choice = search.choose(moves.choices(running), this);
            if (choice == null) {
                checkLength();
                return null;
            }
            tellStep(choice);
            moves.make(choice);
            Client client = choice.client();
            if (choice.move() == Move.GO) {
                client.sees(search.contents(), moves.now());
                running = client;
                return client;
            }
            if (choice.move() == Move.END) {
                ended = true;
                return null;
            }
            if (client.timeOuts > MOST_TIME_OUTS) {
                checks.fail(Failure.Kind.ENDLESS, client + " waits for ever anew in " + client.present());
            }
        }
        return null;
    }

    private void checkLength() {
        if (search.steps() == Search.LONGEST) {
            checks.fail(Failure.Kind.ENDLESS, "the schedule does not end");
        }
    }

    /** That a client begins to wait, rather than being interrupted, is part of its step before. */
    private void tellStep(Choice choice) {
        boolean sameStep = moves.isAboutToWait() && choice.move() == Move.GO;
        if (story != null && !sameStep) {
            story.step(choice, items());
        }
    }

    // ---- Where all stands. ----

    long contents() {
        return Fingerprint.of(subject);
    }

    /** Equal for two points from which the same can follow. */
    long fingerprint(long contents, Ids ids) {
        return moves.fingerprint(Fingerprint.mix(contents, checks.linearizer().fingerprint(ids)));
    }
}
