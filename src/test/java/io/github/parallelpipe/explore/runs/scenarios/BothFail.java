package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Set;

/** Both stages fail on whatever they are given. */
class BothFail extends RunScenario {

    private boolean failed;

    BothFail(Overflow overflow) {
        super(overflow);
    }

    @Override
    RunScenario small() {
        return this;
    }

    @Override
    void callers() {
        world.thread("main", () -> {
            put(items());
            finish();
        });
    }

    @Override
    void workFirst(Item item) {
        if (item.toString().equals("b")) {
            throw failure(item);
        }
    }

    @Override
    void workLast(Item item) {
        throw failure(item);
    }

    private RuntimeException failure(Item item) {
        failed = true;
        world.tell(() -> "fails on " + item);
        return new IllegalArgumentException("on " + item);
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(failed ? RunState.FAILED : RunState.COMPLETED);
    }
}
