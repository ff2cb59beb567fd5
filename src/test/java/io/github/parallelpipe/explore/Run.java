package io.github.parallelpipe.explore;

import io.github.parallelpipe.explore.Client.Wake;
import io.github.parallelpipe.explore.Results.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program, along one schedule. One thread at a time has the turn; when it comes to a point where threads may
 * switch, it asks the {@link Search} what happens next, and gives the turn to the thread that this makes go on, which may
 * be itself.
 */
final class Run {

    /** How long a client may take between two points; longer, and it is stuck outside the lock. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** How often a call may find that its time is up: a drain that gathers may begin anew. */
    private static final int MOST_TIME_OUTS = 5;

    private final Explorer settings;
    private final Program program;
    private final Search search;
    private final @Nullable Story story;

    private final ExplorerLock lock = new ExplorerLock(this);
    private final Subject subject;
    private final Linearizer linearizer;
    private final List<Client> clients = new ArrayList<>();
    /** The thread that makes the run: it checks how all ends. */
    private final Client driver;

    private final List<Choice> choices = new ArrayList<>();
    private Client running;
    /** The only one that may go on, if there is one: what has just happened to it concerns nobody else. */
    private @Nullable Client mustGo;
    private boolean aboutToWait;
    private int wakeUps;
    private int interrupts;
    private long now;
    private long contents;
    private boolean ended;
    private @Nullable Failure failure;
    private @Nullable Throwable crash;

    /** Whose turn it is. Handing it over also hands over all other fields. */
    volatile Client turn;
    volatile boolean abandoned;

    Run(Explorer settings, Program program, Search search, @Nullable Story story) {
        this.settings = settings;
        this.program = program;
        this.search = search;
        this.story = story;
        this.wakeUps = settings.wakeUps();
        this.interrupts = settings.interrupts();
        int count = program.clients().size();
        for (List<Call> calls : program.clients()) {
            clients.add(new Client(clients.size(), calls, program.overflow()));
        }
        driver = new Client(count, List.of(), program.overflow());
        driver.thread = Thread.currentThread();
        running = driver;
        turn = driver;
        linearizer = new Linearizer(new SequentialModel(program.capacity(), program.overflow()), count + 1, this::timeIsUp);
        subject = settings.maker().make(program.capacity(), program.overflow().name(), lock);
        if (story != null) {
            Fingerprint.conditions(subject, ExplorerCondition::name);
        }
    }

    /** Runs the program; whether to its end, tells {@link #hasEnded}. */
    @Nullable Failure go() {
        Client first = decide();
        if (first != null) {
            pass(first);
            awaitEnd();
        }
        running = driver;
        if (crash != null) {
            throw new IllegalStateException("the explorer failed along " + search + " of " + program, crash);
        }
        if (ended && failure == null) {
            checkEnd();
        }
        abandon();
        return failure;
    }

    boolean hasEnded() {
        return ended;
    }

    /**
     * Where a run has ended, as far as that can be told.
     *
     * @param contents a fingerprint of the buffer
     * @param model    where the model may be
     * @param clients  which clients still wait, in which call and on what
     */
    record Ending(long contents, Object model, List<String> clients) {}

    Ending ending() {
        return new Ending(contents, linearizer.possible(), waiting().stream().map(Run::describe).toList());
    }

    /** What the buffer should hold, for a reader. */
    String items() {
        return linearizer.items();
    }

    List<List<@Nullable Object>> results() {
        return clients.stream().map(client -> client.results).toList();
    }

    private void awaitEnd() {
        long deadline = System.nanoTime() + PATIENCE;
        while (turn != driver) {
            LockSupport.parkNanos(this, PATIENCE);
            if (turn != driver && System.nanoTime() - deadline > 0) {
                fail(Failure.Kind.ENDLESS, turn + " neither returns nor waits in " + turn.present());
                return;
            }
        }
    }

    private void abandon() {
        abandoned = true;
        clients.forEach(client -> LockSupport.unpark(client.thread));
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
            client.status = Client.Status.DONE;
            passOn(decide());
        } catch (Abandoned over) {
            // as intended
        } catch (Throwable e) {
            crash = e;
            pass(driver);
        }
    }

    private void perform(Client client) {
        client.begin();
        Call call = client.present();
        linearizer.begin(client.index, call);
        tell(() -> "calls " + call);
        try {
            returned(client, subject.call(call));
        } catch (InterruptedException e) {
            interrupted(client);
        } catch (Abandoned over) {
            throw over;
        } catch (RuntimeException | Error e) {
            returned(client, new Wrong(e.toString()));
        }
        client.end();
        client.status = Client.Status.READY;
    }

    private void returned(Client client, @Nullable Object result) {
        Call call = client.present();
        client.results.add(result);
        tell(() -> "gets " + result);
        if (lock.isLocked()) {
            fail(Failure.Kind.LOCK_KEPT, client + " still has the lock after " + call);
        } else if (client.owesInterrupt && !client.interrupted && !Thread.currentThread().isInterrupted()) {
            fail(Failure.Kind.INTERRUPT_MISHANDLED, client + " was interrupted, and " + call + " did not pass that on");
        } else if (!linearizer.end(client.index, result)) {
            fail(Failure.Kind.NOT_LINEARIZABLE,
                    client + " got " + result + " from " + call + "; " + linearizer.allowed(client.index));
        }
    }

    private void interrupted(Client client) {
        client.owesInterrupt = false;
        Call call = client.present();
        client.results.add(Results.Refusal.INTERRUPTED);
        tell(() -> "gets an InterruptedException");
        if (lock.isLocked()) {
            fail(Failure.Kind.LOCK_KEPT, client + " still has the lock after " + call);
        } else if (!client.waited) {
            fail(Failure.Kind.INTERRUPT_MISHANDLED, client + " was interrupted in " + call + " without having to wait");
        } else if (!linearizer.endWithoutEffect(client.index)) {
            fail(Failure.Kind.NOT_LINEARIZABLE, client + " was interrupted in " + call + " after that had its effect");
        }
    }

    private void fail(Failure.Kind kind, String text) {
        if (failure == null) {
            failure = new Failure(kind, text, search.steps(), "");
        }
    }

    // ---- What the lock tells. ----

    void beforeLock() {
        if (abandoned) {
            throw Abandoned.INSTANCE;
        }
        if (running != driver && (++running.locked > 1 || settings.points() == Points.AROUND_LOCK)) {
            running.status = Client.Status.READY;
            pause(running);
        }
    }

    void afterUnlock() {
        if (running != driver && settings.points() == Points.AROUND_LOCK) {
            running.status = Client.Status.READY;
            pause(running);
        }
    }

    void beforeWait() {
        if (running == driver) {
            throw new AssertionError("has to wait");
        }
        running.waited = true;
        if (settings.points() == Points.AT_LOCK && interrupts > 0 && !running.owesInterrupt) {
            mustGo = running;
            aboutToWait = true;
            running.status = Client.Status.READY;
            pause(running);
        }
    }

    private boolean timeIsUp(int client) {
        return client < clients.size() && clients.get(client).deadline <= now;
    }

    Client running() {
        return running;
    }

    long now() {
        return now;
    }

    void tell(Supplier<String> event) {
        if (story != null) {
            story.add(event.get());
        }
    }

    // ---- Taking turns. ----

    /** Lets others go on, until the search chooses this client again. */
    void pause(Client client) {
        if (Thread.interrupted()) {
            client.interrupted = true;
        }
        Client next = decide();
        if (next != client) {
            passOn(next);
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

    private void passOn(@Nullable Client next) {
        pass(next == null ? driver : next);
    }

    private void pass(Client next) {
        Thread thread = next.thread;
        if (thread == null) {
            thread = Thread.ofVirtual().unstarted(() -> live(next));
            next.thread = thread;
            turn = next;
            thread.start();
        } else {
            turn = next;
            LockSupport.unpark(thread);
        }
    }

    /** Lets the search choose what happens until that makes a client go on; null if the run is over. */
    private @Nullable Client decide() {
        while (failure == null) {
            Choice choice = search.choose(choices(), this);
            if (choice == null) {
                checkLength();
                return null;
            }
            tellStep(choice);
            Client client = choice.client();
            switch (choice.move()) {
                case GO -> {
                    return start(client);
                }
                case TIME_OUT -> {
                    now = Math.max(now, client.deadline);
                    if (++client.timeOuts > MOST_TIME_OUTS) {
                        fail(Failure.Kind.ENDLESS, client + " waits for ever anew in " + client.present());
                    }
                    client.condition.wake(client, Wake.TIME_OUT);
                }
                case WAKE_UP -> {
                    wakeUp(client);
                }
                case INTERRUPT -> interrupt(client);
                case END -> {
                    ended = true;
                    return null;
                }
            }
        }
        return null;
    }

    private void tellStep(Choice choice) {
        boolean sameStep = aboutToWait && choice.move() == Move.GO;
        if (story != null && !sameStep) {
            story.step(choice, linearizer.items());
        }
    }

    private Client start(Client client) {
        client.seen = Fingerprint.mix(client.seen, search.contents() + client.wake.ordinal());
        running = client;
        mustGo = null;
        aboutToWait = false;
        return client;
    }

    /** If no other waits there, then nobody can tell whether it goes on at once: a signal meanwhile would be for it. */
    private void wakeUp(Client client) {
        wakeUps--;
        ExplorerCondition condition = client.condition;
        condition.wake(client, Wake.NOTHING);
        if (settings.points() == Points.AT_LOCK && !condition.hasWaiters()) {
            mustGo = client;
        }
    }

    private void interrupt(Client client) {
        interrupts--;
        client.owesInterrupt = true;
        if (client.condition != null) {
            client.condition.wake(client, Wake.INTERRUPT);
        } else {
            client.interrupted = true;
            mustGo = client;
            aboutToWait = false;
        }
    }

    private void checkLength() {
        if (search.steps() == Search.LONGEST) {
            fail(Failure.Kind.ENDLESS, "the schedule does not end");
        }
    }

    /** What may happen next: first that the one which ran goes on, as that takes no switch. */
    private List<Choice> choices() {
        choices.clear();
        if (mustGo != null) {
            choices.add(mustGo.choice(Move.GO));
            if (aboutToWait) {
                choices.add(mustGo.choice(Move.INTERRUPT));
            }
            return choices;
        }
        if (running != driver && running.canGo()) {
            choices.add(running.choice(Move.GO));
        }
        for (Client client : clients) {
            if (client != running && client.canGo()) {
                choices.add(client.choice(Move.GO));
            }
        }
        for (Client client : clients) {
            if (client.canTimeOut()) {
                choices.add(client.choice(Move.TIME_OUT));
            }
        }
        if (choices.isEmpty()) {
            choices.add(driver.choice(Move.END));
        }
        addDisturbances();
        return choices;
    }

    private void addDisturbances() {
        for (Client client : clients) {
            if (wakeUps > 0 && client.status == Client.Status.WAITING) {
                choices.add(client.choice(Move.WAKE_UP));
            }
        }
        for (Client client : clients) {
            boolean here = settings.points() == Points.AROUND_LOCK || client.status == Client.Status.WAITING;
            if (here && interrupts > 0 && client.canBeInterrupted()) {
                choices.add(client.choice(Move.INTERRUPT));
            }
        }
    }

    // ---- Where all stands. ----

    long contents() {
        return Fingerprint.of(subject);
    }

    /** Equal for two points from which the same can follow. */
    long fingerprint(long contents, Ids ids) {
        long print = Fingerprint.mix(contents, linearizer.fingerprint(ids));
        print = Fingerprint.mix(print, wakeUps * 64L + interrupts * 16L + (aboutToWait ? 8 : 0) + (mustGo == null ? 7 : mustGo.index));
        for (Client client : clients) {
            print = Fingerprint.mix(print, client.fingerprint(now));
        }
        return print;
    }

    // ---- The end. ----

    /** Nothing can happen any more: may those that wait wait, and is what is left as it should be? */
    private void checkEnd() {
        List<Client> waiting = waiting();
        contents = contents();
        if (!linearizer.mayAllWait()) {
            List<Client> needNot = waiting.stream().filter(client -> linearizer.mayGoOn(client.index)).toList();
            fail(Failure.Kind.LOST_WAKE_UP, describe(needNot) + ", and need not");
        } else if (mustHaveEnded() && !waiting.isEmpty()) {
            fail(Failure.Kind.DEADLOCK, describe(waiting));
        } else {
            checkWhatIsLeft();
        }
    }

    /** Whoever is interrupted may leave others without what they wait for. */
    private boolean mustHaveEnded() {
        return program.ends() && interrupts == settings.interrupts();
    }

    private List<Client> waiting() {
        return clients.stream().filter(client -> client.status != Client.Status.DONE).toList();
    }

    private static String describe(List<Client> waiting) {
        return String.join(" and ", waiting.stream().map(Run::describe).toList());
    }

    private static String describe(Client waiting) {
        return waiting + " waits for ever in " + waiting.present() + " on " + waiting.condition;
    }

    private void checkWhatIsLeft() {
        try {
            subject.checkInvariants();
        } catch (AssertionError e) {
            fail(Failure.Kind.INVARIANT_BROKEN, e.getMessage());
        }
        for (Call call : List.of(Call.counts(), Call.drainAllNow())) {
            linearizer.begin(driver.index, call);
            Object result = afterwards(call);
            if (!linearizer.end(driver.index, result)) {
                fail(Failure.Kind.NOT_LINEARIZABLE, "after all that, " + call + " gives " + Objects.toString(result)
                        + "; " + linearizer.allowed(driver.index));
                return;
            }
        }
    }

    private @Nullable Object afterwards(Call call) {
        try {
            return subject.call(call);
        } catch (InterruptedException | RuntimeException | Error e) {
            return new Wrong(e.toString());
        }
    }
}
