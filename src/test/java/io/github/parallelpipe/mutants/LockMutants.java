package io.github.parallelpipe.mutants;

import java.util.List;

/** Mistakes in the buffer's own lock that its tests have to notice. */
public final class LockMutants {

    private static final String LOCK = "buffer/SpinLock";

    private LockMutants() {}

    /** {@return all mutants} */
    public static List<Mutant> all() {
        return List.of(
                new Mutant("looks whether it is held, then takes it", LOCK,
                        "return !held.get() && held.compareAndSet(false, true);",
                        "if (!held.compareAndSet(false, false)) { return false; } held.setRelease(true); return true;"),
                new Mutant("who is signalled is not unparked", LOCK,
                        "LockSupport.unpark(toUnpark.thread);", ""),
                new Mutant("only one of those who are signalled is unparked", LOCK,
                        "} while (toUnpark != null);", "} while (false);"),
                new Mutant("one is signalled, not all", LOCK,
                        "while (first != null) {", "if (first != null) {"),
                new Mutant("a signal lets nobody know what it was", LOCK, "waiter.isSignalled = true;", ""),
                new Mutant("a waiter gives the lock up before it is among the waiters", LOCK,
                        "Waiter self = new Waiter();", "Waiter self = new Waiter();\nunlock();\nlock();"),
                new Mutant("who was signalled and interrupted throws", LOCK,
                        "if (interrupted && !self.isSignalled) {", "if (interrupted) {"),
                new Mutant("who gives up stays among the waiters", LOCK,
                        "if (!self.isSignalled) {\nremove(self);\n}", ""),
                new Mutant("who gives up as the last is followed by the next", LOCK,
                        "if (last == waiter) {\nlast = before;\n}", ""),
                new Mutant("who gives up takes those behind along", LOCK,
                        "before.next = waiter.next;", "before.next = null;"),
                new Mutant("who has waited goes on without the lock", LOCK,
                        "left = nanos - (System.nanoTime() - start);\n}\nlock();",
                        "left = nanos - (System.nanoTime() - start);\n}"));
    }
}
