package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.ExplorerLock;
import io.github.parallelpipe.explore.Failure.Kind;
import io.github.parallelpipe.explore.Moves;
import io.github.parallelpipe.explore.buffer.Results.Wrong;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to hold in a run: after each call, and when nothing more can happen. */
final class Checks {

    private final ProgramRun run;
    private final Program program;
    private final Moves moves;
    private final ExplorerLock lock;
    private final Subject subject;
    private final Linearizer linearizer;
    /** Who makes the calls when all is over, for the linearizer. */
    private final int nobody;

    Checks(ProgramRun run, Program program, Moves moves, List<Client> clients, ExplorerLock lock, Subject subject) {
        this.run = run;
        this.nobody = clients.size();
        this.program = program;
        this.moves = moves;
        this.lock = lock;
        this.subject = subject;
        SequentialModel model = new SequentialModel(program.capacity(), program.overflow());
        linearizer = new Linearizer(model, nobody + 1, client -> client < nobody && clients.get(client).isLate(moves.now()));
    }

    Linearizer linearizer() {
        return linearizer;
    }

    private void fail(Kind kind, String text) {
        run.fail(kind, text);
    }

    void begins(Client client) {
        linearizer.begin(client.index(), client.present());
    }

    void returned(Client client, @Nullable Object result) {
        Call call = client.present();
        client.results.add(result);
        if (lock.isLocked()) {
            fail(Kind.LOCK_KEPT, client + " still has the lock after " + call);
        } else if (client.owesInterrupt() && !client.isInterrupted() && !Thread.currentThread().isInterrupted()) {
            fail(Kind.INTERRUPT_MISHANDLED, client + " was interrupted, and " + call + " did not pass that on");
        } else if (!linearizer.end(client.index(), result)) {
            fail(Kind.NOT_LINEARIZABLE,
                    client + " got " + result + " from " + call + "; " + linearizer.allowed(client.index()));
        }
    }

    void wasInterrupted(Client client) {
        Call call = client.present();
        client.results.add(Results.Refusal.INTERRUPTED);
        client.paysInterrupt();
        if (lock.isLocked()) {
            fail(Kind.LOCK_KEPT, client + " still has the lock after " + call);
        } else if (!client.waited) {
            fail(Kind.INTERRUPT_MISHANDLED, client + " was interrupted in " + call + " without having to wait");
        } else if (!linearizer.endWithoutEffect(client.index())) {
            fail(Kind.NOT_LINEARIZABLE, client + " was interrupted in " + call + " after that had its effect");
        }
    }

    /** Nothing more can happen: may those that wait wait, and is what is left as it should be? */
    void ended() {
        List<Actor> waiting = run.unfinished();
        if (!linearizer.mayAllWait()) {
            List<Actor> needNot = waiting.stream().filter(client -> linearizer.mayGoOn(client.index())).toList();
            fail(Kind.LOST_WAKE_UP, describe(needNot) + ", and need not");
        } else if (mustHaveEnded() && !waiting.isEmpty()) {
            fail(Kind.DEADLOCK, describe(waiting));
        } else {
            checkWhatIsLeft();
        }
    }

    /** Whoever is interrupted may leave others without what they wait for. */
    private boolean mustHaveEnded() {
        return program.ends() && moves.noneInterrupted();
    }

    private static String describe(List<Actor> waiting) {
        return String.join(" and ", waiting.stream()
                .map(client -> client + " waits for ever in " + ((Client) client).present() + " on " + client.queue())
                .toList());
    }

    private void checkWhatIsLeft() {
        try {
            subject.checkInvariants();
        } catch (AssertionError e) {
            fail(Kind.INVARIANT_BROKEN, e.getMessage());
        }
        checkAfterwards(Call.counts());
        checkAfterwards(Call.drainAllNow());
    }

    private void checkAfterwards(Call call) {
        linearizer.begin(nobody, call);
        Object result = call(call);
        if (!linearizer.end(nobody, result)) {
            fail(Kind.NOT_LINEARIZABLE,
                    "after all that, " + call + " gives " + result + "; " + linearizer.allowed(nobody));
        }
    }

    private @Nullable Object call(Call call) {
        try {
            return subject.call(call);
        } catch (InterruptedException | RuntimeException | Error e) {
            return new Wrong(e.toString());
        }
    }
}
