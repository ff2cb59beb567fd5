package io.github.parallelpipe.explore.simulated;

import io.github.parallelpipe.explore.Actor;
import io.github.parallelpipe.explore.Printed;
import io.github.parallelpipe.explore.WaitQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** As {@link java.lang.Thread}, under the explorer's control. */
public final class Thread implements Printed {

    private final World world = World.current();
    private final String name;
    private final Runnable body;
    private final WaitQueue end;
    private @Nullable ThreadActor actor;
    private boolean ended;
    /** Where it is parked, and whether it need not be: for {@link LockSupport}. */
    final WaitQueue parked;
    boolean permit;

    Thread(String name, Runnable body) {
        this.name = name;
        this.body = body;
        this.end = new WaitQueue(world, "the end of " + name);
        this.parked = new WaitQueue(world, "an unpark");
        world.made(this);
    }

    /** {@return the running thread} */
    public static Thread currentThread() {
        return World.current().runningThread();
    }

    /** {@return whether the running thread was interrupted, which it is no more} */
    public static boolean interrupted() {
        World world = World.current();
        world.point();
        boolean interrupted = java.lang.Thread.interrupted();
        world.observe(interrupted);
        return interrupted;
    }

    /** {@return a builder of virtual threads} */
    public static Builder ofVirtual() {
        return new Builder();
    }

    /** {@return a builder of platform threads, which are no different here} */
    public static Builder ofPlatform() {
        return new Builder();
    }

    /** It goes on when another thread has changed what it may be waiting for: spinning on meanwhile would change nothing. */
    public static void onSpinWait() {
        World.current().spinning().spin();
    }

    /** As {@link #onSpinWait()}. */
    public static void yield() {
        onSpinWait();
    }

    /** That it begins is noticed by nobody before it does something: no point. */
    public void start() {
        actor = new ThreadActor(world.begun(), this);
        world.begin(actor);
    }

    /** Interrupts it. Of itself, nobody else takes notice. */
    public void interrupt() {
        if (this == currentThread()) {
            java.lang.Thread.currentThread().interrupt();
            return;
        }
        world.point();
        world.tell(() -> "interrupts " + name);
        interruptNow();
    }

    /** {@return nothing: no scenario asks} */
    public StackTraceElement[] getStackTrace() {
        return new StackTraceElement[0];
    }

    boolean lives() {
        return actor != null && !ended;
    }

    /** As part of something else. */
    void interruptNow() {
        if (lives()) {
            world.interrupt(actor);
        }
    }

    /** {@return whether it is interrupted} */
    public boolean isInterrupted() {
        world.point();
        boolean interrupted = this == currentThread()
                ? java.lang.Thread.currentThread().isInterrupted()
                : lives() && actor.isInterrupted();
        world.observe(interrupted);
        return interrupted;
    }

    /** {@return whether it has begun and not ended} */
    public boolean isAlive() {
        world.point();
        boolean alive = lives();
        world.observe(alive);
        return alive;
    }

    /** As {@link java.lang.Thread#join()}. */
    public void join() throws InterruptedException {
        awaitEnd(Actor.FOR_EVER);
    }

    /** As {@link java.lang.Thread#join(Duration)}. */
    public boolean join(Duration atMost) throws InterruptedException {
        return awaitEnd(Math.max(0, atMost.toNanos()));
    }

    private boolean awaitEnd(long nanos) throws InterruptedException {
        if (actor == null) {
            throw new IllegalThreadStateException("not started: " + name);
        }
        long before = world.seen();
        try {
            world.point();
            if (!ended && nanos > 0) {
                if (java.lang.Thread.interrupted()) {
                    throw new InterruptedException();
                }
                end.await(nanos);
            }
        } catch (InterruptedException e) {
            world.remember(before, "interrupted");
            throw e;
        }
        world.remember(before, ended);
        return ended;
    }

    /** {@return its name} */
    public String getName() {
        return name;
    }

    Runnable body() {
        return body;
    }

    /** A thread ends a moment after all that it does. */
    void live() {
        body.run();
        world.forget("ends");
        world.point();
        ended = true;
        end.wakeAll();
    }

    @Override
    public Object printed() {
        return name + (actor == null ? " not begun" : ended ? " ended" : permit ? " unparked" : "");
    }

    @Override
    public String toString() {
        return name;
    }

    /** As {@link java.lang.Thread.Builder}. */
    public static final class Builder {

        private String name = "a thread";

        private Builder() {}

        /** Gives it a name. */
        public Builder name(String of) {
            name = of;
            return this;
        }

        /** Makes no difference here. */
        public Builder daemon() {
            return this;
        }

        /** {@return a thread that has not begun} */
        public Thread unstarted(Runnable body) {
            return new Thread(name, body);
        }

        /** {@return a factory of such threads} */
        public ThreadFactory factory() {
            String of = name;
            return body -> new Thread(of, body);
        }
    }
}
