package io.github.parallelpipe.benchmarks.rivals;

/** A way to let items go through stages that work at once. */
@FunctionalInterface
public interface Rival {

    /**
     * Starts a line of stages that takes items from outside.
     *
     * @param work what the stages do, and what is between them
     * @return the line
     */
    Line open(Work work);

    /**
     * Lets all items of a source that can wait go through, and returns when the sink has had the last one. Where there is
     * a better way to do this than to put one after the other, a rival takes it.
     *
     * @param work   what the stages do, and what is between them
     * @param source the items
     * @throws InterruptedException if interrupted
     */
    default void pass(Work work, Iterable<Object> source) throws InterruptedException {
        Line line = open(work);
        for (Object item : source) {
            line.put(item);
        }
        line.finish();
    }
}
