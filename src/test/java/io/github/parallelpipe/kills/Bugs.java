package io.github.parallelpipe.kills;

import io.github.parallelpipe.kills.Bug.Part;
import io.github.parallelpipe.mutants.LockMutants;
import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.Mutants;
import io.github.parallelpipe.mutants.RunMutants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bugs of the table. The explorer's own tests see to the other mutants of the buffer, which are like these. */
final class Bugs {

    /** Two threads must meet between two lines without a lock or a wait: no unit test can bring that about. */
    private static final Set<String> ONLY_IN_SOME_SCHEDULE = Set.of("two may abort at once");

    static final Map<String, String> CLAIMS_OF_LOCKS = Map.of(
            "looks whether it is held, then takes it", "TwoPolls",
            "who is signalled is not unparked", "CloseAgainstTake");

    private Bugs() {}

    /** Those of the buffer, of its lock, and of runs. */
    static List<Bug> all() {
        List<Bug> all = new ArrayList<>(ofBuffers());
        all.addAll(ofLocks());
        all.addAll(ofRuns());
        return all;
    }

    /** None, in each part: what a layer kills then, it kills wrongly. */
    static List<Bug> none() {
        return List.of(
                Bug.none(Part.BUFFER, "PutAgainstTakeDropOldest"), Bug.none(Part.LOCK, null), Bug.none(Part.RUN, null));
    }

    private static List<Bug> ofBuffers() {
        return List.of(
                buffer("drain wakes one producer, not all", null),
                buffer("drain wakes no producer", "BlockedPutsAgainstDrain"),
                buffer("take wakes no producer", "BlockedPutAgainstTake"),
                buffer("put wakes no taker", null),
                buffer("put wakes a taker only where the buffer was empty", null),
                buffer("a gatherer keeps the signal of the first item", null),
                buffer("a gatherer overwrites the goal of another", null),
                buffer("take: if for while", null),
                buffer("put: if for while", null),
                buffer("take looks, then locks and waits", "CloseAgainstTake"),
                buffer("close wakes nobody", "CloseAgainstTake"),
                buffer("close wakes one taker, not all", null),
                buffer("close wakes no producer", "CloseAgainstBlockedPut"),
                buffer("a full buffer takes items in after close", null),
                buffer("put looks whether the buffer is closed before it locks", "CloseNowAgainstPut"),
                buffer("closed is ended", "EndedAgainstPutCloseAndTake"),
                buffer("closeNow leaves the buffer open", "CloseNowAgainstPut"),
                buffer("poll without the lock", "TwoPolls"),
                buffer("drops are counted after unlock", "CountsAgainstPutAndTake"),
                buffer("isClosed without the lock", "ClosedSeenBeforePut"),
                buffer("size without the lock", null),
                buffer("an interrupted take loses an item", null),
                buffer("an interrupted gatherer loses its batch", null),
                buffer("take swallows an interrupt", null),
                buffer("an interrupted put has put", null),
                buffer("the item that is replaced is not handed back", "TwoPutsIntoFullDropOldest"),
                buffer("a drop is counted twice", "TwoPutsIntoFullDropOldest"),
                buffer("what takeLatest drops is not counted", "CountsAgainstTakeLatest"),
                buffer("the next oldest does not learn what it missed", "MissedAgainstDrain"),
                buffer("a slot keeps its item", null));
    }

    private static List<Bug> ofLocks() {
        return LockMutants.all().stream()
                .map(mutant -> new Bug(Part.LOCK, mutant, CLAIMS_OF_LOCKS.get(mutant.name())))
                .toList();
    }

    private static List<Bug> ofRuns() {
        return RunMutants.all().stream()
                .filter(mutant -> !ONLY_IN_SOME_SCHEDULE.contains(mutant.name()))
                .map(mutant -> new Bug(Part.RUN, mutant, null))
                .toList();
    }

    private static Bug buffer(String name, @Nullable String claim) {
        Mutant mutant = Mutants.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such mutant: " + name));
        return new Bug(Part.BUFFER, mutant, claim);
    }
}
