package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import java.util.Set;

/** A stage fails on the last item but one, while items are put. */
class Failing extends RunScenario {

    private final String where;
    private final FailurePolicy policy;
    private boolean failed;

    Failing(Overflow overflow, String where, FailurePolicy policy) {
        super(overflow);
        this.where = where;
        this.policy = policy;
    }

    @Override
    void callers() {
        world.thread("main", () -> {
            put(items());
            finish();
        });
    }

    @Override
    FailurePolicy policy() {
        return policy;
    }

    @Override
    void workFirst(Item item) {
        failAt("first", item);
    }

    @Override
    void workLast(Item item) {
        failAt("last", item);
    }

    private void failAt(String stage, Item item) {
        if (stage.equals(where) && item.toString().equals(items()[Math.max(0, items().length - 2)])) {
            failed = true;
            world.tell(() -> "fails on " + item);
            throw new IllegalArgumentException("on " + item);
        }
    }

    @Override
    void refusedWithoutFailure(Item item) {
        world.check(false, item + " was refused without telling the failure");
    }

    @Override
    Set<RunState> allowed() {
        return Set.of(failed && policy == FailurePolicy.STOP ? RunState.FAILED : RunState.COMPLETED);
    }

    @Override
    public String toString() {
        return super.toString() + ", " + where + " fails, " + policy;
    }
}
