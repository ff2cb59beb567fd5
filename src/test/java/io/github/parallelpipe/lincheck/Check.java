package io.github.parallelpipe.lincheck;

import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/** What Lincheck is asked, first what takes less time: each throws an {@link AssertionError}, with a schedule, if not so. */
enum Check {
    EVERY_ITEM_WAKES_A_TAKER(() -> WaitingPrograms.everyItemWakesATaker()),
    EVERY_TAKE_WAKES_A_PRODUCER(() -> WaitingPrograms.everyTakeWakesAProducer()),
    TIMED_WAITS_ARE_WOKEN(() -> WaitingPrograms.timedWaitsAreWoken()),
    A_DRAIN_WAKES_ALL_PRODUCERS(() -> WaitingPrograms.aDrainWakesAllProducers()),
    TAKE_LATEST_WAKES_ALL_PRODUCERS(() -> WaitingPrograms.takeLatestWakesAllProducers()),
    A_GATHERER_PASSES_ITS_SIGNAL_ON(() -> WaitingPrograms.aGathererPassesItsSignalOn()),
    EVERY_GATHERER_IS_TOLD(() -> WaitingPrograms.everyGathererIsTold()),
    CLOSE_WAKES_ALL_TAKERS(() -> WaitingPrograms.closeWakesAllTakers()),
    CLOSE_WAKES_ALL_PRODUCERS(() -> WaitingPrograms.closeWakesAllProducers()),
    CLOSE_WAKES_ALL_GATHERERS(() -> WaitingPrograms.closeWakesAllGatherers()),
    DROP_OLDEST(BufferCalls.DropOldest.class, PlainBuffer.DropOldest.class),
    DROP_NEWEST(BufferCalls.DropNewest.class, PlainBuffer.DropNewest.class),
    BLOCK(BufferCalls.Block.class, PlainBuffer.Block.class),
    FAIL(BufferCalls.Fail.class, PlainBuffer.Fail.class);

    private final Runnable question;

    /**
     * Calls that never wait are as if made one after the other. Lincheck makes up who calls what: many programs, each
     * along few schedules, find more in the same time than the reverse.
     */
    Check(Class<?> calls, Class<?> specification) {
        question = () -> {
            new ModelCheckingOptions()
                    .iterations(25 * effort())
                    .invocationsPerIteration(20)
                    .threads(2)
                    .actorsPerThread(3)
                    .actorsBefore(2)
                    .actorsAfter(1)
                    .sequentialSpecification(specification)
                    .check(calls);
            new StressOptions()
                    .iterations(2 * effort())
                    .invocationsPerIteration(250)
                    .threads(3)
                    .actorsPerThread(2)
                    .actorsBefore(2)
                    .actorsAfter(1)
                    .sequentialSpecification(specification)
                    .check(calls);
        };
    }

    /** Calls that wait are in programs by hand; not as a method reference, through which Lincheck does not see. */
    Check(Runnable program) {
        question = () -> Lincheck.runConcurrentTest(60 * effort(), program);
    }

    void run() {
        question.run();
    }

    /** How many times as much as in every build. */
    private static int effort() {
        return Integer.getInteger("lincheck.effort", 1);
    }
}
