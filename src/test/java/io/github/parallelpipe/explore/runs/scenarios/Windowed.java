package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.Intake;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.List;
import java.util.Set;

/** The last stage sees the last two items, and the run is cancelled, or not. */
class Windowed extends RunScenario {

    private final boolean cancel;

    Windowed(Overflow overflow, boolean cancel) {
        super(overflow);
        this.cancel = cancel;
    }

    @Override
    Pipeline<Item> end(PipelineBuilder<Item, Item> builder) {
        return builder.sink("last", Intake.window(2), this::see);
    }

    private void see(List<Item> items) {
        world.forget("works", items.toArray());
        for (Item item : items) {
            if (!accounts.delivered().contains(item)) {
                accounts.deliver(item);
            }
        }
    }

    @Override
    void callers() {
        world.thread("main", () -> {
            put(items());
            finish();
        });
        if (cancel) {
            world.thread("canceller", () -> run.cancel());
        }
    }

    @Override
    public int switches() {
        return cancel ? 1 : 2;
    }

    @Override
    Set<RunState> allowed() {
        return cancel ? Set.of(RunState.COMPLETED, RunState.CANCELLED) : Set.of(RunState.COMPLETED);
    }

    @Override
    String[] grouping() {
        return new String[] {"last"};
    }

    @Override
    public String toString() {
        return super.toString() + (cancel ? ", cancelled" : "");
    }
}
