package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.explore.simulated.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What has become of the items of one run, each by its identity, as its callers and handlers have seen it. */
final class Accounts {

    private record Told(Item item, DiscardReason reason, String stage) {

        @Override
        public String toString() {
            return item + " " + reason + " at " + stage;
        }
    }

    private final World world;
    private final List<Item> accepted = new ArrayList<>();
    private final List<Item> refused = new ArrayList<>();
    private final List<Item> delivered = new ArrayList<>();
    /** Sorted: in which order several threads tell is of no interest, and would only make for more states. */
    private final List<Told> told = new ArrayList<>();

    Accounts(World world) {
        this.world = world;
    }

    void accept(Item item) {
        accepted.add(item);
    }

    void refuse(Item item) {
        refused.add(item);
    }

    void deliver(Item item) {
        world.tell(() -> "delivers " + item);
        delivered.add(item);
    }

    void tell(Item item, DiscardReason reason, String stage) {
        world.tell(() -> "is told " + item + " " + reason + " at " + stage);
        world.checkNoLock();
        told.add(new Told(item, reason, stage));
        told.sort(Comparator.comparing(Told::toString));
    }

    List<Item> delivered() {
        return delivered;
    }

    List<Item> accepted() {
        return accepted;
    }

    /** Every item that was accepted has left exactly once, and no other. */
    void check(String when) {
        for (Item item : accepted) {
            world.check(left(item) == 1, when + " " + item + " has left " + left(item) + " times: " + this);
        }
        for (Item item : refused) {
            world.check(left(item) == 0, when + " " + item + ", which was refused, has left: " + this);
        }
        int all = delivered.size() + told.size();
        world.check(all == accepted.size(), when + " " + all + " items have left: " + this);
    }

    private long left(Item item) {
        long here = delivered.stream().filter(one -> one == item).count();
        return here + told.stream().filter(one -> one.item() == item).count();
    }

    void checkReasons(Set<DiscardReason> allowed) {
        for (Told one : told) {
            world.check(allowed.contains(one.reason()), "not a reason here: " + one);
        }
    }

    /** The items that were delivered are in the order of their names. */
    void checkOrder() {
        List<String> names = delivered.stream().map(Item::toString).toList();
        world.check(names.equals(names.stream().sorted().toList()), "out of order: " + names);
    }

    @Override
    public String toString() {
        return "accepted " + accepted + ", refused " + refused + ", delivered " + delivered + ", told " + told;
    }
}
