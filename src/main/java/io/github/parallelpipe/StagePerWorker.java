package io.github.parallelpipe;

import java.util.function.Supplier;
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
     * What makes the instances of one run. Called once when it starts.
     *
     * @param name the stage's name in its pipeline
     * @return gives a new instance each time: called by each worker, on its thread, which then opens it, works with it, and closes
     *     it. What it throws fails the run, as if {@link Stage#open()} had
     */
    Supplier<? extends Stage<? super I, ? extends O>> forRun(String name);

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
