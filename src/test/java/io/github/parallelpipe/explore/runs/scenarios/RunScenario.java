package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.Sink;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.simulated.Scenario;
import io.github.parallelpipe.explore.simulated.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A run of two stages, each with a buffer of one item, and what its callers do. What stays the same in all of them: when
 * a wait for the end returns, every item that was accepted has left exactly once and no thread of the run is left; at the
 * end, the account balances.
 */
abstract class RunScenario implements Scenario {

    static final String PIPELINE = "pipe";

    final Overflow overflow;
    World world;
    Accounts accounts;
    PipelineRun<Item> run;
    final List<PipelineException> failures = new ArrayList<>();

    private int items = 3;

    RunScenario(Overflow overflow) {
        this.overflow = overflow;
    }

    /** The same with so many items, at most three. */
    RunScenario of(int number) {
        items = number;
        return this;
    }

    /** The same with as few items as show what it is about. */
    RunScenario small() {
        return of(2);
    }

    final String[] items() {
        return Arrays.copyOf(new String[] {"a", "b", "c"}, items);
    }

    @Override
    public void begin(World in) {
        prepare(in);
        run = pipeline().start();
        callers();
    }

    final void prepare(World in) {
        world = in;
        accounts = new Accounts(in);
    }

    /** Starts the threads that use the run. */
    abstract void callers();

    Pipeline<Item> pipeline() {
        return end(Pipeline.<Item>builder(PIPELINE)
                .defaults(options -> options
                        .buffer(capacity(), overflow)
                        .onFailure(policy())
                        .onDiscard((item, reason, stage) -> told((Item) item, reason, stage)))
                .stage("first", new First()));
    }

    Pipeline<Item> end(PipelineBuilder<Item, Item> builder) {
        return builder.sink("last", new Last());
    }

    /** The stages that may be given several items at a time. */
    String[] grouping() {
        return new String[0];
    }

    void told(Item item, DiscardReason reason, String stage) {
        accounts.tell(item, reason, stage);
    }

    @Override
    public int switches() {
        return 2;
    }

    int capacity() {
        return 1;
    }

    FailurePolicy policy() {
        return FailurePolicy.STOP;
    }

    // ---- The stages. A thread that is given an item has nothing on its stack but that. ----

    private final class First implements Stage<Item, Item> {

        @Override
        public void open() {
            world.forget("opens");
            openFirst();
        }

        @Override
        public Item process(Item item) throws Exception {
            world.forget("works", item);
            world.tell(() -> "works on " + item);
            workFirst(item);
            return item;
        }

        @Override
        public void close() {
            world.forget("closes");
            closeFirst();
        }
    }

    private final class Last implements Sink<Item> {

        @Override
        public void open() {
            world.forget("opens");
        }

        @Override
        public void accept(Item item) throws Exception {
            world.forget("works", item);
            workLast(item);
            accounts.deliver(item);
        }

        @Override
        public void close() {
            world.forget("closes");
        }
    }

    void openFirst() {}

    void closeFirst() {}

    void workFirst(Item item) throws Exception {}

    void workLast(Item item) throws Exception {}

    // ---- The callers. ----

    /** Puts some items, whether they are accepted or not. */
    void put(String... names) {
        for (String name : names) {
            world.forget("put", name);
            Item item = new Item(name);
            try {
                run.put(item);
                accounts.accept(item);
                world.tell(() -> "has put " + name);
            } catch (PipelineException e) {
                failures.add(e);
                refused(item);
            } catch (IllegalStateException e) {
                refusedWithoutFailure(item);
                refused(item);
            }
        }
    }

    /** An item was refused, and no failure given as the reason. */
    void refusedWithoutFailure(Item item) {}

    private void refused(Item item) {
        world.tell(() -> "is refused " + item);
        accounts.refuse(item);
    }

    /** As {@link #close}, in two steps: what it learns by the first matters no more in the second. */
    void finish() throws InterruptedException {
        world.forget("stop");
        run.stop();
        world.forget("await");
        try {
            run.await();
        } catch (PipelineException e) {
            failures.add(e);
        }
        ended("after await");
    }

    void close() {
        world.forget("close");
        try {
            run.close();
        } catch (PipelineException e) {
            failures.add(e);
        }
        ended("after close");
    }

    /** A wait for the end has returned. */
    void ended(String when) {
        world.check(!world.lives(PIPELINE), when + " a thread of the run is alive");
        accounts.check(when);
        world.tell(() -> "finds the run ended");
    }

    // ---- What has come of it. ----

    @Override
    public void end(World in) {
        accounts.check("at the end");
        try {
            check(Ledgers.assertBalanced(run.report(), grouping()));
        } catch (AssertionError e) {
            world.check(false, e.getMessage());
        }
    }

    void check(RunReport report) {
        world.check(allowed().contains(report.state()), "ended as " + report.state());
        boolean failed = report.state() == RunState.FAILED;
        world.check(failed == report.failure().isPresent(), report.state() + " with " + report.failure());
        report.failure().ifPresent(first -> failures.forEach(other -> world.check(
                other.stage().equals(first.stage()), "failed in " + first.stage() + ", told as " + other.stage())));
    }

    /** The states in which the run may end. */
    abstract Set<RunState> allowed();

    @Override
    public String state() {
        return String.valueOf(accounts);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " of " + items + ", " + overflow;
    }
}
