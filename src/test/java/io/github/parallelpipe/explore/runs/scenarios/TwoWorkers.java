package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first stage has two workers, which share it: what it makes comes in order, whatever becomes of an item, and it
 * is opened once before all and closed once after all.
 */
class TwoWorkers extends RunScenario {

    /** What becomes of one item, or of all. */
    enum Fate {
        /** All go on. */
        PASSES,
        /** The stage has nothing for the second. */
        FILTERED,
        /** The stage fails on the second, and goes on. */
        SKIPPED,
        /** The stage fails on the first, and so the run. */
        FAILS,
        /** The stage cannot even be opened. */
        CANNOT_BE_OPENED,
        /** The run is cancelled. */
        CANCELLED
    }

    private final Fate fate;
    private final boolean ordered;
    private boolean failed;
    private int opened;
    private boolean open;
    private int working;
    private int closed;

    TwoWorkers(Overflow overflow, Fate fate, boolean ordered) {
        super(overflow);
        this.fate = fate;
        this.ordered = ordered;
        of(fate == Fate.CANCELLED ? 2 : 3);
    }

    @Override
    RunScenario small() {
        return fate == Fate.FILTERED ? this : super.small();
    }

    @Override
    Pipeline<Item> pipeline() {
        return end(Pipeline.<Item>builder(PIPELINE)
                .defaults(options -> options
                        .buffer(capacity(), overflow)
                        .onDiscard((item, reason, stage) -> told((Item) item, reason, stage)))
                .stage("first", new Both(), options -> ordered ? options.workers(2).onFailure(policy())
                        : options.workers(2).onFailure(policy()).unordered()));
    }

    @Override
    int capacity() {
        return 2;
    }

    @Override
    FailurePolicy policy() {
        return fate == Fate.SKIPPED ? FailurePolicy.SKIP : FailurePolicy.STOP;
    }

    private final class Both implements Stage<Item, Item> {

        @Override
        public void open() {
            world.forget("opens");
            world.check(opened == 0, "opened twice");
            opened++;
            failed = fate == Fate.CANNOT_BE_OPENED;
            if (failed) {
                throw new IllegalStateException("cannot be opened");
            }
            open = true;
        }

        @Override
        public @Nullable Item process(Item item) {
            world.forget("works", item);
            world.tell(() -> "works on " + item);
            world.check(open && closed == 0, "works before it is open, or after it is closed");
            working++;
            world.point();
            working--;
            return item.toString().equals(fate == Fate.FAILS ? "a" : "b") ? made(item) : item;
        }

        private @Nullable Item made(Item item) {
            if (fate == Fate.SKIPPED || fate == Fate.FAILS) {
                failed = true;
                throw new IllegalArgumentException("on " + item);
            }
            if (fate == Fate.FILTERED) {
                accounts.deliver(item);
                return null;
            }
            return item;
        }

        @Override
        public void close() {
            world.forget("closes");
            world.check(open && working == 0, "closed while one works");
            world.check(closed == 0, "closed twice");
            closed++;
        }
    }

    @Override
    void callers() {
        world.thread("main", () -> {
            put(items());
            finish();
        });
        if (fate == Fate.CANCELLED) {
            world.thread("canceller", () -> run.cancel());
        }
    }

    @Override
    void check(RunReport report) {
        super.check(report);
        world.check(closed == (open ? 1 : 0), "opened: " + open + ", closed " + closed + " times");
        if (ordered && fate != Fate.FILTERED) {
            accounts.checkOrder();
        }
        if (overflow == Overflow.BLOCK && (fate == Fate.PASSES || fate == Fate.FILTERED)) {
            world.check(accounts.delivered().size() == items().length, "not all delivered: " + accounts);
        }
    }

    @Override
    public int switches() {
        return 1;
    }

    @Override
    Set<RunState> allowed() {
        if (fate == Fate.CANCELLED) {
            return Set.of(RunState.CANCELLED, RunState.COMPLETED);
        }
        return Set.of(failed && fate != Fate.SKIPPED ? RunState.FAILED : RunState.COMPLETED);
    }

    @Override
    public String toString() {
        return super.toString() + ", " + fate + (ordered ? "" : ", unordered");
    }
}
