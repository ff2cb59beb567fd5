package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.simulated.Thread;
import io.github.parallelpipe.explore.simulated.World;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;

/** The caller feeds the run from a source, which may throw, while a stage may fail. */
class Fed extends RunScenario {

    private final boolean sourceThrows;
    private final boolean stageFails;
    private final boolean interrupted;
    private boolean sent;
    private boolean threw;
    private boolean failed;

    Fed(Overflow overflow, boolean sourceThrows, boolean stageFails, boolean interrupted) {
        super(overflow);
        this.sourceThrows = sourceThrows;
        this.stageFails = stageFails;
        this.interrupted = interrupted;
    }

    /** The third item may wait for room while a stage fails on the first. */
    @Override
    RunScenario small() {
        return stageFails && !sourceThrows ? this : super.small();
    }

    @Override
    public void begin(World in) {
        prepare(in);
        Thread caller = world.thread("caller", this::feed);
        if (interrupted) {
            world.thread("interrupter", () -> {
                caller.interrupt();
                sent = true;
            });
        }
    }

    @Override
    void callers() {}

    private void feed() {
        String outcome = outcome();
        world.tell(() -> "is " + outcome);
        ended("after run");
        boolean now = java.lang.Thread.currentThread().isInterrupted();
        world.check(now == (sent && !outcome.equals("interrupted")), outcome + ", interrupted: " + sent + ", and then: " + now);
    }

    private String outcome() {
        try {
            RunReport report = pipeline().run(this::source);
            world.check(report.state() == RunState.COMPLETED, "returned from " + report.state());
            world.check(!threw && !failed, "returned, though something was thrown");
            Ledgers.assertBalanced(report);
            return "done";
        } catch (PipelineException e) {
            world.check(failed, "a failure out of nothing: " + e);
            return "failed";
        } catch (InterruptedException e) {
            world.check(sent, "interrupted by nobody");
            return "interrupted";
        } catch (IllegalArgumentException e) {
            world.check(threw, "thrown by nobody: " + e);
            world.check(noneIsMisuse(e), "misuse: " + Arrays.toString(e.getSuppressed()));
            return "thrown at";
        }
    }

    private static boolean noneIsMisuse(Exception e) {
        return Arrays.stream(e.getSuppressed()).noneMatch(one -> one.getClass() == IllegalStateException.class);
    }

    private Iterator<Item> source() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < items().length;
            }

            @Override
            public Item next() {
                world.forget("reads", next);
                next++;
                if (sourceThrows && next == 2) {
                    threw = true;
                    throw new IllegalArgumentException("the source");
                }
                Item item = new Item(items()[next - 1]);
                accounts.accept(item);
                return item;
            }
        };
    }

    @Override
    void workLast(Item item) {
        if (stageFails) {
            failed = true;
            throw new IllegalStateException("on " + item);
        }
    }

    @Override
    public void end(World in) {
        accounts.check("at the end");
    }

    @Override
    public int switches() {
        return interrupted ? 1 : 2;
    }

    @Override
    Set<RunState> allowed() {
        return Set.of();
    }

    @Override
    public String toString() {
        return super.toString() + (sourceThrows ? ", source throws" : "") + (stageFails ? ", stage fails" : "")
                + (interrupted ? ", interrupted" : "");
    }
}
