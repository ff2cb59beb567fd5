package io.github.parallelpipe.explore;

import io.github.parallelpipe.explore.Client.Status;
import io.github.parallelpipe.explore.Client.Wake;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may happen next in a run, and what that changes: the clients, the virtual clock, the disturbances that are left.
 */
final class Moves {

    private final boolean aroundLock;
    private final List<Client> clients = new ArrayList<>();
    /** The thread that makes the run: what happens to it is the end. */
    private final Client driver;

    private final int allInterrupts;
    private int wakeUps;
    private int interrupts;
    private long now;

    /** The only one that may go on, if there is one: what has just happened to it concerns nobody else. */
    private @Nullable Client mustGo;
    /** Whether that one has found that it has to wait, and may be interrupted before it does. */
    private boolean aboutToWait;

    private final List<Choice> choices = new ArrayList<>();

    Moves(Explorer settings, Program program) {
        aroundLock = settings.points() == Points.AROUND_LOCK;
        wakeUps = settings.wakeUps();
        interrupts = settings.interrupts();
        allInterrupts = interrupts;
        for (List<Call> calls : program.clients()) {
            clients.add(new Client(clients.size(), calls, program.overflow()));
        }
        driver = new Client(clients.size(), List.of(), program.overflow());
    }

    List<Client> clients() {
        return clients;
    }

    Client driver() {
        return driver;
    }

    List<Client> waiting() {
        return clients.stream().filter(client -> client.status != Status.DONE).toList();
    }

    long now() {
        return now;
    }

    boolean timeIsUp(int client) {
        return client < clients.size() && clients.get(client).deadline <= now;
    }

    boolean noneInterrupted() {
        return interrupts == allInterrupts;
    }

    boolean isAboutToWait() {
        return aboutToWait;
    }

    /** What may happen next: first that the one which ran goes on, as that takes no switch. */
    List<Choice> choices(Client running) {
        choices.clear();
        if (mustGo != null) {
            add(Move.GO, mustGo);
            if (aboutToWait) {
                add(Move.INTERRUPT, mustGo);
            }
            return choices;
        }
        if (running != driver && running.canGo()) {
            add(Move.GO, running);
        }
        for (Client client : clients) {
            if (client != running && client.canGo()) {
                add(Move.GO, client);
            }
        }
        for (Client client : clients) {
            if (client.canTimeOut()) {
                add(Move.TIME_OUT, client);
            }
        }
        if (choices.isEmpty()) {
            add(Move.END, driver);
        }
        addDisturbances();
        return choices;
    }

    private void addDisturbances() {
        for (Client client : clients) {
            if (wakeUps > 0 && client.status == Status.WAITING) {
                add(Move.WAKE_UP, client);
            }
            boolean matters = aroundLock || client.status == Status.WAITING;
            if (interrupts > 0 && matters && client.canBeInterrupted()) {
                add(Move.INTERRUPT, client);
            }
        }
    }

    private void add(Move move, Client client) {
        choices.add(client.choice(move));
    }

    /** Makes a move. */
    void make(Choice choice) {
        Client client = choice.client();
        switch (choice.move()) {
            case GO -> {
                mustGo = null;
                aboutToWait = false;
            }
            case TIME_OUT -> {
                now = Math.max(now, client.deadline);
                client.timeOuts++;
                client.condition.wake(client, Wake.TIME_OUT);
            }
            case WAKE_UP -> wakeUp(client);
            case INTERRUPT -> interrupt(client);
            case END -> { }
        }
    }

    /** If no other waits there, then nobody can tell whether it goes on at once: a signal meanwhile would be for it. */
    private void wakeUp(Client client) {
        wakeUps--;
        ExplorerCondition condition = client.condition;
        condition.wake(client, Wake.NOTHING);
        if (!aroundLock && !condition.hasWaiters()) {
            mustGo = client;
        }
    }

    private void interrupt(Client client) {
        interrupts--;
        client.owesInterrupt = true;
        aboutToWait = false;
        if (client.condition != null) {
            client.condition.wake(client, Wake.INTERRUPT);
        } else {
            client.interrupted = true;
        }
    }

    /** A client has found that it has to wait. Tells whether that is a point at which to interrupt it. */
    boolean mayInterruptBeforeWait(Client client) {
        if (aroundLock || interrupts == 0 || client.owesInterrupt) {
            return false;
        }
        mustGo = client;
        aboutToWait = true;
        return true;
    }

    /** Equal for two points from which the same can follow, if the contents and the model are. */
    long fingerprint(long print) {
        long only = mustGo == null ? 7 : mustGo.index;
        long all = Fingerprint.mix(print, wakeUps * 64L + interrupts * 16L + (aboutToWait ? 8 : 0) + only);
        for (Client client : clients) {
            all = Fingerprint.mix(all, client.fingerprint(now));
        }
        return all;
    }
}
