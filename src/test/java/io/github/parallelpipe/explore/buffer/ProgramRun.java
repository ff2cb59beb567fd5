package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.explore.Abandoned;
import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.Execution;
import io.github.parallelpipe.explore.ExplorerLock;
import io.github.parallelpipe.explore.Fingerprint;
import io.github.parallelpipe.explore.Ids;
import io.github.parallelpipe.explore.Moves;
import io.github.parallelpipe.explore.Search;
import io.github.parallelpipe.explore.Story;
import io.github.parallelpipe.explore.buffer.Results.Wrong;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a program, along one schedule. */
final class ProgramRun extends Execution {

    private final Points points;
    private final Search search;
    private final Moves moves;
    private final List<Client> clients = new ArrayList<>();
    private final Subject subject;
    private final Checks checks;
    private @Nullable Ending ending;

    ProgramRun(Explorer settings, Program program, Search search, @Nullable Story story) {
        this(settings, program, search, story, new Moves(settings.limits()));
    }

    private ProgramRun(Explorer settings, Program program, Search search, @Nullable Story story, Moves moves) {
        super(moves, search, story);
        this.points = settings.points();
        this.search = search;
        this.moves = moves;
        for (List<Call> calls : program.clients()) {
            Client client = new Client(clients.size(), calls, program.overflow());
            clients.add(client);
            moves.add(client);
        }
        ExplorerLock lock = new ExplorerLock(this);
        subject = settings.maker().make(program.capacity(), program.overflow().name(), lock);
        checks = new Checks(this, program, moves, clients, lock, subject);
        if (story != null) {
            Fingerprint.nameConditions(subject);
        }
    }

    @Override
    protected void checkEnd() {
        ending = new Ending(contents(), checks.linearizer().possible(), unfinished().toString());
        checks.ended();
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

    /** What each call of each client gave. */
    List<List<@Nullable Object>> results() {
        return clients.stream().map(client -> client.results).toList();
    }

    // ---- What clients do. ----

    @Override
    protected void live(Actor actor) {
        Client client = (Client) actor;
        while (client.hasMore()) {
            if (client.begun > 0) {
                pause(client);
            }
            perform(client);
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

    // ---- Where threads may switch. ----

    @Override
    protected void beforeLock() {
        if (isAbandoned() || !isUnderWay()) {
            super.beforeLock();
            return;
        }
        Client client = (Client) running();
        if (++client.locked > 1 || points == Points.AROUND_LOCK) {
            super.beforeLock();
        }
    }

    @Override
    protected void afterUnlock() {
        if (points == Points.AROUND_LOCK) {
            point();
        }
    }

    @Override
    protected void goesOn(Actor actor) {
        ((Client) actor).sees(search.contents(), now());
    }

    // ---- Where all stands. ----

    @Override
    protected String state() {
        return checks.linearizer().items();
    }

    @Override
    protected String present(Actor actor) {
        return " in " + ((Client) actor).present();
    }

    @Override
    protected long contents() {
        return Fingerprint.of(subject);
    }

    @Override
    protected long fingerprint(long contents, Ids ids) {
        return moves.fingerprint(Fingerprint.mix(contents, checks.linearizer().fingerprint(ids)), running());
    }
}
