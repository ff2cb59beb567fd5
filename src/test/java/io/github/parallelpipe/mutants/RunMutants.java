package io.github.parallelpipe.mutants;

import java.util.List;

/** The mistakes that the tests of a run have to notice. */
public final class RunMutants {

    private static final String RUN = "Run";
    private static final String WORKER = "Worker";
    private static final String EDGE = "Edge";
    private static final String WIRING = "Wiring";
    private static final String IN_ORDER = "InOrder";
    private static final String SHARED_STAGE = "SharedStage";

    private RunMutants() {}

    /** {@return all mutants} */
    public static List<Mutant> all() {
        return List.of(
                // ---- how a run ends ----
                new Mutant("a stage that ends leaves its output open", WORKER, "exit.complete();", ""),
                new Mutant("a cancel interrupts nobody", RUN,
                        "wiring.workers().forEach(Worker::interrupt);", ""),
                new Mutant("a late stop takes a cancel back", RUN,
                        "state.getAndUpdate(now -> now.compareTo(next) < 0 ? next : now);", "state.getAndSet(next);"),
                new Mutant("two may abort at once", RUN,
                        "if (!advance(RunState.CANCELLING)) {\nreturn;\n}",
                        "if (isAborted()) { return; }\nadvance(RunState.CANCELLING);"),
                new Mutant("the end does not wait for who disposes", RUN,
                        "Uninterruptibly.await(disposed::await);", ""),
                new Mutant("the end does not wait for the stages' threads", RUN,
                        "wiring.workers().forEach(worker -> Uninterruptibly.await(worker::join));", ""),
                new Mutant("close waits only until it is interrupted", RUN, "while (!isOver()) {", "if (!isOver()) {"),
                new Mutant("a cancel leaves the first buffer open", WIRING,
                        "return stages.stream().map(StageRun::abort).toList();",
                        "return stages.stream().skip(1).map(StageRun::abort).toList();"),
                new Mutant("a cancelled stage works off its claim", WORKER,
                        "while (!run.isAborted()) {", "while (true) {"),
                // ---- what becomes of items ----
                new Mutant("an abort disposes of what waits twice", EDGE,
                        "return () -> rest.forEach",
                        "rest.forEach(item -> discard(item, DiscardReason.CANCELLED));\nreturn () -> rest.forEach"),
                new Mutant("an abort disposes before all buffers are closed", EDGE,
                        "return () -> rest.forEach(item -> discard(item, DiscardReason.CANCELLED));",
                        "rest.forEach(item -> discard(item, DiscardReason.CANCELLED));\nreturn () -> {};"),
                new Mutant("an abort tells nobody of what waits", RUN, "disposals.forEach(Runnable::run);", ""),
                new Mutant("an item whose put is refused is told as well", EDGE,
                        "dispose(buffer.put(item));\n} catch (BufferFullException e) {",
                        """
                        dispose(buffer.put(item));
                        } catch (BufferClosedException e) {
                            refuse(item);
                            throw e;
                        } catch (BufferFullException e) {
                        """),
                new Mutant("an item that is dropped is told to nobody", EDGE,
                        "dispose(buffer.forward(item, sequence, enteredNanos, missed));",
                        "buffer.forward(item, sequence, enteredNanos, missed);"),
                new Mutant("a refused emit is not counted", EDGE, "refused.incrementAndGet();", ""),
                new Mutant("a refused emit is not told", EDGE,
                        "refused.incrementAndGet();\ndiscard(item, DiscardReason.CANCELLED);",
                        "refused.incrementAndGet();"),
                new Mutant("a refused emit is not counted when interrupted", EDGE,
                        "refuse(item);\nthrow e;", "throw e;"),
                new Mutant("what is in hand is not given up", WORKER, "reader.abandon();", ""),
                new Mutant("of a claim only the first is given up", "OneReader",
                        "while (current < taken.size()) {\nedge.giveUp", "if (current < taken.size()) {\nedge.giveUp"),
                new Mutant("an item that failed is given up as well", "OneReader",
                        "edge.discard(taken.item(current++), DiscardReason.FAILED);",
                        "edge.discard(taken.item(current), DiscardReason.FAILED);"),
                new Mutant("an interrupted item counts as failed", WORKER,
                        "if (isToldByInterrupt(e)) {\nthrow e;\n}",
                        "if (isToldByInterrupt(e)) {\ncounters.addFailed(1);\nthrow e;\n}"),
                new Mutant("an item in the window counts twice", "WindowReader",
                        "int count = inHand;\ninHand = 0;\nreturn count;",
                        "int count = inHand;\ninHand = Math.min(1, window.size() - 1);\nreturn count;"),
                // ---- failures ----
                new Mutant("a failure is recorded after the abort", RUN,
                        "failures.add(stage, cause);\nabort();", "abort();\nfailures.add(stage, cause);"),
                new Mutant("a later failure takes the place of the first", "Failures",
                        "failures.add(new Failure(stage, cause));", "failures.addFirst(new Failure(stage, cause));"),
                new Mutant("a failure does not end the run", RUN,
                        "failures.add(stage, cause);\nabort();", "failures.add(stage, cause);"),
                // ---- locks and interrupts ----
                new Mutant("handlers are called under a lock", "Discards",
                        "handler.discarded(item, reason, stage);",
                        "lock.lock();\ntry {\nhandler.discarded(item, reason, stage);\n} finally {\nlock.unlock();\n}")
                        .and("Discards", "import java.util.concurrent.atomic.AtomicReference;",
                                "import java.util.concurrent.atomic.AtomicReference;\n"
                                        + "import java.util.concurrent.locks.ReentrantLock;")
                        .and("Discards", "private final AtomicLong failures",
                                "private final ReentrantLock lock = new ReentrantLock();\nprivate final AtomicLong failures"),
                new Mutant("an interrupted put swallows the interrupt", RUN,
                        "private PipelineException interrupted(InterruptedException e) {\n"
                                + "Thread.currentThread().interrupt();",
                        "private PipelineException interrupted(InterruptedException e) {"),
                new Mutant("close swallows an interrupt", RUN,
                        "if (interrupted) {\nThread.currentThread().interrupt();\n}\noutcome();", "outcome();"),
                new Mutant("a reader of the source stays interrupted", "Reading",
                        "if (interrupted) {\ninterrupted = false;\nThread.interrupted();\n}", ""),
                new Mutant("the source's reader is interrupted when it reads no more", "Reading",
                        "reader = null;\nif (interrupted) {", "if (interrupted) {"),
                new Mutant("the source's reader is interrupted while it may still wait for room", RUN,
                        "List<Runnable> disposals = wiring.abort();",
                        "reading.interrupt();\nList<Runnable> disposals = wiring.abort();"),
                new Mutant("the caller closes the scope without joining", RUN,
                        "abort();\njoinAtOnce(scope);", "abort();"),
                // ---- several workers ----
                new Mutant("workers hand on in any order", IN_ORDER,
                        "first == null || first.position() != next", "first == null"),
                new Mutant("a worker whose item comes to nothing keeps its turn", IN_ORDER,
                        "end(null, 0, 0, missed);", "items = 0;"),
                new Mutant("two workers hand on at once", IN_ORDER, "boolean mine = !handingOn;", "boolean mine = true;"),
                new Mutant("a worker that hands on forgets what has come meanwhile", IN_ORDER,
                        "if (first == null || first.position() != next) {\nhandingOn = false;\nreturn null;\n}",
                        "if (first == null || first.position() != next) {\nreturn null;\n}"),
                new Mutant("what workers could not hand on is lost", IN_ORDER, "return ended.poll();", "return null;"),
                new Mutant("the first worker that ends completes the output", "SharedOutput",
                        "if (emitting.decrementAndGet() == 0) {\noutput.complete();\n}", "output.complete();"),
                new Mutant("no worker completes the output", "SharedOutput", "output.complete();", ""),
                new Mutant("workers do not wait until their stage is open", SHARED_STAGE,
                        "while (!isOpened) {\nopened.await();\n}", ""),
                new Mutant("each worker opens the stage", SHARED_STAGE, "boolean first = !hasFirst;", "boolean first = true;"),
                new Mutant("the first worker that ends closes the stage", SHARED_STAGE,
                        "boolean last = users == 0 && !isClosed;", "boolean last = !isClosed;"),
                new Mutant("a late worker closes the stage again", SHARED_STAGE,
                        "boolean last = users == 0 && !isClosed;", "boolean last = users == 0;"));
    }
}
