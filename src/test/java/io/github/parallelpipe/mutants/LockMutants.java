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
                        "while (!waiters.isEmpty()) {", "if (!waiters.isEmpty()) {"),
                new Mutant("a signal lets nobody know what it was", LOCK, "waiter.isSignalled = true;", ""),
                new Mutant("a waiter gives the lock up before it is among the waiters", LOCK,
                        "waiters.addLast(self);\nreturn self;", "unlock();\nlock();\nwaiters.addLast(self);\nreturn self;"),
                new Mutant("who was signalled and interrupted throws", LOCK,
                        "if (interrupted && !self.isSignalled) {", "if (interrupted) {"),
                new Mutant("who gives up stays among the waiters", LOCK,
                        "if (!self.isSignalled) {\nwaiters.remove(self);\n}", ""),
                new Mutant("who has waited goes on without the lock", LOCK,
                        "left = nanos - (System.nanoTime() - start);\n}\nlock();",
                        "left = nanos - (System.nanoTime() - start);\n}"));
    }
}
