package io.github.parallelpipe.benchmarks.rivals;

import java.util.concurrent.ThreadFactory;

/** What stages run on. */
public enum Threads {

    /** A virtual thread each. */
    VIRTUAL {
        @Override
        public ThreadFactory factory() {
            return Thread.ofVirtual().factory();
        }
    },

    /** A platform thread each. */
    PLATFORM {
        @Override
        public ThreadFactory factory() {
            return Thread.ofPlatform().daemon().factory();
        }
    },

    /** What the rival has in place of threads: coroutines, actors, workers of a scheduler. */
    OWN {
        @Override
        public ThreadFactory factory() {
            return PLATFORM.factory();
        }
    };

    /**
     * Makes such threads; for what feeds and watches a line, if the stages have something of their own.
     *
     * @return the factory
     */
    public abstract ThreadFactory factory();
}
