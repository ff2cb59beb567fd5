package io.github.parallelpipe;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Stage} in a pipeline's definition of which each worker of each run has an instance of its own. {@link
 * Stage#perWorker} makes one of a supplier; this is for what has more to say of how its instances are made.
 *
 * @param <I> what it is given
 * @param <O> what it makes of it
 */
public interface StagePerWorker<I, O> extends Stage<I, O> {

    /**
     * A new instance. Called by each worker, on its thread, which then opens it, works with it, and closes it.
     *
     * @param name the stage's name in its pipeline
     * @return the instance. What this throws fails the run, as if {@link Stage#open()} had
     */
    Stage<? super I, ? extends O> newStage(String name);

    /**
     * Not for this kind of stage.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default @Nullable O process(I item) {
        throw new UnsupportedOperationException("each worker of a pipeline makes its own stage: this one is none");
    }
}
