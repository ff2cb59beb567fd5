package io.github.parallelpipe.benchmarks.rivals;

import static io.github.parallelpipe.benchmarks.rivals.Threads.OWN;
import static io.github.parallelpipe.benchmarks.rivals.Threads.PLATFORM;
import static io.github.parallelpipe.benchmarks.rivals.Threads.VIRTUAL;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;

/** Who takes part. */
public enum Contender {

    /** This library, given a source that it reads itself. */
    PARALLELPIPE("ParallelPipe, run", Kind.OURS, ParallelPipe::reading, VIRTUAL, PLATFORM),

    /** This library, given item after item. */
    PARALLELPIPE_PUT("ParallelPipe, put", Kind.OURS, ParallelPipe::putting, VIRTUAL, PLATFORM),

    /** This library with a sink that sees each item's age, so that the time of its entry is taken. */
    PARALLELPIPE_WITH_AGES("ParallelPipe, run, with ages", Kind.OURS, ParallelPipe::readingWithAges, VIRTUAL),

    /** What one writes with the JDK alone. */
    ARRAY_BLOCKING_QUEUE("ArrayBlockingQueue", Kind.QUEUE, ArrayBlockingQueues::new, VIRTUAL, PLATFORM),

    /** Coroutines, and channels between them. */
    KOTLIN("Kotlin channels", Kind.QUEUE, KotlinChannels::new, OWN),

    /** Channels for virtual threads. */
    JOX("Jox channels", Kind.QUEUE, JoxChannels::new, VIRTUAL, PLATFORM),

    /** A lock-free queue for many producers and many consumers, and parking around it. */
    JCTOOLS_MPMC(
            "JCTools MPMC",
            Kind.QUEUE,
            () -> work -> ParkingHop.line(work, MpmcArrayQueue::new),
            VIRTUAL,
            PLATFORM),

    /** A lock-free queue for one producer and one consumer, and parking around it; its smallest capacity is 4. */
    JCTOOLS_SPSC(
            "JCTools SPSC",
            Kind.QUEUE,
            () -> work -> ParkingHop.line(work, SpscArrayQueue::new),
            VIRTUAL,
            PLATFORM) {
        @Override
        public int leastCapacity() {
            return 4;
        }
    },

    /** One ring for all stages. */
    DISRUPTOR("Disruptor", Kind.QUEUE, Disruptors::new, PLATFORM),

    /** Reactive streams. */
    REACTOR("Reactor", Kind.FRAMEWORK, ReactorFluxes::new, OWN),

    /** Reactive streams. */
    RXJAVA("RxJava", Kind.FRAMEWORK, RxJavaFlowables::new, OWN),

    /** Streams over actors. */
    PEKKO("Pekko Streams", Kind.FRAMEWORK, PekkoStreams::new, OWN),

    /** The Python original, its stages on threads: not for this JVM to run. */
    PYTHON_THREADS("Python, threads", Kind.ORIGINAL, Contender::elsewhere, OWN),

    /** The Python original, its stages in processes: not for this JVM to run. */
    PYTHON_PROCESSES("Python, processes", Kind.ORIGINAL, Contender::elsewhere, OWN);

    /** What sort of thing it is. */
    public enum Kind {
        /** This library. */
        OURS,
        /** A queue or a channel, with the stages' loops left to whoever uses it. */
        QUEUE,
        /** Something that runs the stages, too. */
        FRAMEWORK,
        /** What this library is the Java form of. */
        ORIGINAL
    }

    private final String label;
    private final Kind kind;
    private final Supplier<Rival> rival;
    private final List<Threads> threads;

    Contender(String label, Kind kind, Supplier<Rival> rival, Threads... threads) {
        this.label = label;
        this.kind = kind;
        this.rival = rival;
        this.threads = List.of(threads);
    }

    private static Rival elsewhere() {
        throw new UnsupportedOperationException("not for this JVM to run");
    }

    /**
     * All that run in a JVM.
     *
     * @return the contenders, ours first
     */
    public static Contender[] inJvm() {
        return Arrays.stream(values()).filter(contender -> contender.kind != Kind.ORIGINAL).toArray(Contender[]::new);
    }

    /**
     * The smallest capacity that it has: where less is asked for, it would hold more than the others.
     *
     * @return the capacity
     */
    public int leastCapacity() {
        return 1;
    }

    /**
     * Its name in tables.
     *
     * @return the name
     */
    public String label() {
        return label;
    }

    /**
     * What sort of thing it is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * What its stages can run on, first what its documentation prefers.
     *
     * @return the kinds of threads
     */
    public List<Threads> threads() {
        return threads;
    }

    /**
     * Makes one.
     *
     * @return the rival
     */
    public Rival rival() {
        return rival.get();
    }
}
