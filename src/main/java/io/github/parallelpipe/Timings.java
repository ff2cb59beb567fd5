package io.github.parallelpipe;

/** How old the items were that a stage worked on, and how long that took: of a sample of those whose entry was timed. */
final class Timings {

    private final Sampler sampler = new Sampler();
    private final Recorder ages = new Recorder();
    private final Recorder serviceTimes = new Recorder();

    /** A worker begins with an item. Gives the time, for {@link #end}. */
    long begin(long enteredNanos) {
        long now = enteredNanos == Sampler.UNTIMED ? Sampler.UNTIMED : sampler.sample();
        if (now != Sampler.UNTIMED) {
            ages.record(now - enteredNanos);
        }
        return now;
    }

    /** It has done with it, in whatever way. */
    void end(long began) {
        if (began != Sampler.UNTIMED) {
            serviceTimes.record(System.nanoTime() - began);
        }
    }

    Histogram ages() {
        return ages.histogram();
    }

    Histogram serviceTimes() {
        return serviceTimes.histogram();
    }
}
