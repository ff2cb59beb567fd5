package io.github.parallelpipe.mutants;

import java.util.List;

/** The mistakes that the tests of the buffer have to notice. */
public final class Mutants {

    private static final String BUFFER = "buffer/RingBuffer";
    private static final String CONTENTS = "buffer/Contents";
    private static final String SLOTS = "buffer/Slots";

    private Mutants() {}

    /** {@return all mutants} */
    public static List<Mutant> all() {
        return List.of(
                // ---- whom a consumer wakes ----
                new Mutant("drain wakes one producer, not all", BUFFER,
                        "notFull.signalAll();\nreturn contents.takeOldest(into, max);",
                        "notFull.signal(); return contents.takeOldest(into, max);"),
                new Mutant("drain wakes no producer", BUFFER,
                        "notFull.signalAll();\nreturn contents.takeOldest(into, max);",
                        "return contents.takeOldest(into, max);"),
                new Mutant("takeLatest wakes one producer, not all", BUFFER,
                        "notFull.signalAll();\nreturn contents.takeLatest(into);",
                        "notFull.signal(); return contents.takeLatest(into);"),
                new Mutant("takeLatest wakes no producer", BUFFER,
                        "notFull.signalAll();\nreturn contents.takeLatest(into);",
                        "return contents.takeLatest(into);"),
                new Mutant("take wakes no producer", BUFFER,
                        "notFull.signal();\nreturn contents.takeOldest();", "return contents.takeOldest();"),
                new Mutant("take wakes a producer only where the buffer was full", BUFFER,
                        "notFull.signal();\nreturn contents.takeOldest();",
                        "if (contents.isFull()) { notFull.signal(); } return contents.takeOldest();"),
                // ---- whom a producer wakes ----
                new Mutant("put wakes no taker", BUFFER,
                        "notEmpty.signal();\nif (contents.size() >= gatherGoal) {", "if (contents.size() >= gatherGoal) {"),
                new Mutant("put wakes a taker only where the buffer was empty", BUFFER,
                        "notEmpty.signal();\nif (contents.size() >= gatherGoal) {",
                        "if (contents.size() == 1) { notEmpty.signal(); } if (contents.size() >= gatherGoal) {"),
                new Mutant("put wakes no gatherer", BUFFER,
                        "gatherGoal = Integer.MAX_VALUE;\ngathered.signalAll();",
                        "gatherGoal = Integer.MAX_VALUE;"),
                new Mutant("put wakes one gatherer, not all", BUFFER,
                        "gatherGoal = Integer.MAX_VALUE;\ngathered.signalAll();",
                        "gatherGoal = Integer.MAX_VALUE; gathered.signal();"),
                new Mutant("a gatherer keeps the signal of the first item", BUFFER,
                        "awaitItem(FOREVER);\nnotEmpty.signal();", "awaitItem(FOREVER);"),
                new Mutant("a gatherer overwrites the goal of another", BUFFER,
                        "gatherGoal = Math.min(gatherGoal, goal);", "gatherGoal = goal;"),
                new Mutant("a gatherer goes away with nothing", BUFFER,
                        "} while (contents.isEmpty() && !closed);", "} while (false);"),
                // ---- how a thread waits ----
                new Mutant("take: if for while", BUFFER,
                        "while (contents.isEmpty() && !closed && left > 0) {",
                        "if (contents.isEmpty() && !closed && left > 0) {"),
                new Mutant("put: if for while", BUFFER,
                        "while (contents.isFull() && !closed && left > 0) {",
                        "if (contents.isFull() && !closed && left > 0) {"),
                new Mutant("gathering: if for while", BUFFER,
                        "while (contents.size() < goal && !closed && left > 0)",
                        "if (contents.size() < goal && !closed && left > 0)"),
                new Mutant("take looks, then locks and waits", BUFFER,
                        "public @Nullable T take() throws InterruptedException {\n"
                                + "lock.lock();\ntry {\nawaitItem(FOREVER);",
                        """
                        public @Nullable T take() throws InterruptedException {
                            boolean empty = size() == 0 && !isClosed();
                            lock.lock();
                            try {
                                if (empty) { notEmpty.await(); }
                                awaitItem(FOREVER);
                        """),
                new Mutant("take does not end when closed", BUFFER,
                        "while (contents.isEmpty() && !closed && left > 0) {",
                        "while (contents.isEmpty() && left > 0) {"),
                new Mutant("a timed take begins to wait anew", BUFFER,
                        "left = notEmpty.awaitNanos(left);", "notEmpty.awaitNanos(left);"),
                new Mutant("a timed put that is late says that it put", BUFFER, ": item;", ": null;"),
                // ---- close ----
                new Mutant("close wakes nobody", BUFFER,
                        "notEmpty.signalAll();\nnotFull.signalAll();\ngathered.signalAll();", ""),
                new Mutant("close wakes no taker", BUFFER,
                        "notEmpty.signalAll();\nnotFull.signalAll();", "notFull.signalAll();"),
                new Mutant("close wakes one taker, not all", BUFFER,
                        "notEmpty.signalAll();\nnotFull.signalAll();", "notEmpty.signal(); notFull.signalAll();"),
                new Mutant("close wakes no producer", BUFFER,
                        "notFull.signalAll();\ngathered.signalAll();", "gathered.signalAll();"),
                new Mutant("close wakes one producer, not all", BUFFER,
                        "notFull.signalAll();\ngathered.signalAll();", "notFull.signal(); gathered.signalAll();"),
                new Mutant("close wakes no gatherer", BUFFER,
                        "notFull.signalAll();\ngathered.signalAll();", "notFull.signalAll();"),
                new Mutant("a full buffer takes items in after close", BUFFER,
                        "if (closed) {\nthrow new BufferClosedException();",
                        "if (closed && !contents.isFull()) { throw new BufferClosedException();"),
                new Mutant("put looks whether the buffer is closed before it locks", BUFFER,
                        "long now = now();\nlock.lock();\ntry {\nrequireRoom();",
                        """
                        long now = now();
                        requireOpen();
                        lock.lock();
                        try {
                            if (!overflow.drops()) { requireRoom(); }
                        """),
                new Mutant("closed is ended", BUFFER, "return closed && contents.isEmpty();", "return closed;"),
                new Mutant("closeNow leaves items behind", CONTENTS, "while (!isEmpty()) {", "if (!isEmpty()) {"),
                new Mutant("closeNow leaves the buffer open", BUFFER,
                        "shut();\nreturn contents.discardAll();", "return contents.discardAll();"),
                // ---- the lock ----
                new Mutant("poll without the lock", BUFFER,
                        """
                        public @Nullable T poll() {
                            lock.lock();
                            try {
                                return removeOldest();
                            } finally {
                                lock.unlock();
                            }
                        """,
                        "public @Nullable T poll() { return removeOldest();"),
                new Mutant("isEnded without unlock", BUFFER,
                        "return closed && contents.isEmpty();\n} finally {\nlock.unlock();",
                        "return closed && contents.isEmpty(); } finally {"),
                new Mutant("drops are counted after unlock", BUFFER,
                        """
                        lock.lock();
                        try {
                            requireRoom();
                            return admit(item, contents.nextSequence(), now, 0);
                        } finally {
                            lock.unlock();
                        }
                        """,
                        """
                        T dropped = null;
                        lock.lock();
                        try {
                            requireRoom();
                            dropped = admit(item, contents.nextSequence(), now, 0);
                            return dropped;
                        } finally {
                            lock.unlock();
                            if (dropped != null && overflow == Overflow.DROP_OLDEST) { contents.countDrop(); }
                        }
                        """)
                        .and(CONTENTS, "offered++;\ndropped++;\nreturn slots", "offered++;\nreturn slots")
                        .and(CONTENTS, "BufferCounts counts() {",
                                "void countDrop() { dropped++; } BufferCounts counts() {"),
                new Mutant("isClosed without the lock", BUFFER,
                        "lock.lock();\ntry {\nreturn closed;\n} finally {\nlock.unlock();\n}", "return closed;"),
                new Mutant("size without the lock", BUFFER, "return counts().buffered();", "return contents.size();"),
                // ---- interrupts ----
                new Mutant("an interrupted take loses an item", BUFFER,
                        "awaitItem(FOREVER);\nreturn removeOldest();",
                        """
                        try {
                            awaitItem(FOREVER);
                        } catch (InterruptedException e) {
                            removeOldest();
                            throw e;
                        }
                        return removeOldest();
                        """),
                new Mutant("an interrupted gatherer loses its batch", BUFFER,
                        "awaitItems(max, nanos);",
                        """
                        try {
                            awaitItems(max, nanos);
                        } catch (InterruptedException e) {
                            removeOldest(into, max);
                            throw e;
                        }
                        """),
                new Mutant("take swallows an interrupt", BUFFER,
                        "notEmpty.await();", "try { notEmpty.await(); } catch (InterruptedException e) { }"),
                new Mutant("take heeds an interrupt before it has to wait", BUFFER,
                        "public @Nullable T take() throws InterruptedException {\nlock.lock();",
                        "public @Nullable T take() throws InterruptedException { lock.lockInterruptibly();"),
                new Mutant("an interrupted put has put", BUFFER,
                        "notFull.await();",
                        "try { notFull.await(); } catch (InterruptedException e) { contents.dropNewest(0); throw e; }"),
                // ---- what becomes of items ----
                new Mutant("the item that is replaced is not handed back", BUFFER,
                        "return contents.replaceOldest(item, sequence, enteredNanos, missed);",
                        "contents.replaceOldest(item, sequence, enteredNanos, missed); return null;"),
                new Mutant("the newest item that is dropped is not handed back", BUFFER,
                        "contents.dropNewest(missed);\nreturn item;", "contents.dropNewest(missed); return null;"),
                new Mutant("a drop is counted twice", CONTENTS,
                        "offered++;\ndropped++;\nreturn slots", "offered++; dropped += 2; return slots"),
                new Mutant("a drain is not counted", CONTENTS, "taken += count;", ""),
                new Mutant("a batch is numbered by what was taken with it", CONTENTS,
                        "into.setPosition(taken);\ntaken += count;", "taken += count;\ninto.setPosition(taken);"),
                new Mutant("what takeLatest drops is not counted", CONTENTS, "dropped += newest;", ""),
                new Mutant("what the newest missed is not told", CONTENTS,
                        "into.addMissed(newest, into.missed(i) + 1);", ""),
                new Mutant("a loss behind the newest is not carried", CONTENTS,
                        "lostSince += missed + 1;", ""),
                new Mutant("a loss is told twice", CONTENTS, "lostSince = 0;", ""),
                new Mutant("the next oldest does not learn what it missed", SLOTS,
                        "origins.addMissed(head, lost);", ""),
                new Mutant("a slot keeps its item", SLOTS, "items[head] = null;\nhead = slot(1);", "head = slot(1);"));
    }
}
