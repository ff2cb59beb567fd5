package io.github.parallelpipe.benchmarks.rivals;

/** One stage that several workers share, between a source and a sink. */
@FunctionalInterface
public interface ParallelStage {

    /**
     * Lets all items of a source that can wait go through, and returns when the sink has had the last one.
     *
     * @param work    the stage, the sink, and how many items can wait in front of each
     * @param workers how many items the stage works on at once
     * @param ordered whether they arrive in the order of the source
     * @param source  the items
     * @throws InterruptedException if interrupted
     */
    void pass(Work work, int workers, boolean ordered, Iterable<Object> source) throws InterruptedException;

    /**
     * What a contender has for it.
     *
     * @param contender one of those that have something
     * @return the stage
     */
    static ParallelStage of(Contender contender) {
        return switch (contender) {
            case PARALLELPIPE -> ParallelStages::parallelPipe;
            case REACTOR -> ParallelStages::reactor;
            case PEKKO -> ParallelStages.pekko();
            default -> throw new IllegalArgumentException("contender has no parallel stage: " + contender);
        };
    }
}
