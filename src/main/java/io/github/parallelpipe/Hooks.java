package io.github.parallelpipe;

import io.github.parallelpipe.ThreadContext.Captured;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a pipeline's definition has besides its stages: who is told of its runs, and what their threads are run in. */
record Hooks(List<RunListener> listeners, List<ThreadContext> contexts) {

    static final Hooks NONE = new Hooks(List.of(), List.of());

    Hooks with(RunListener listener) {
        return new Hooks(and(listeners, listener), contexts);
    }

    Hooks with(ThreadContext context) {
        return new Hooks(listeners, and(contexts, context));
    }

    private static <E> List<E> and(List<E> some, E oneMore) {
        List<E> more = new ArrayList<>(some);
        more.add(oneMore);
        return List.copyOf(more);
    }

    /** Of all contexts, the first of them outermost. Null if there are none. */
    @Nullable Captured captured() {
        Captured all = null;
        for (ThreadContext context : contexts) {
            Captured inner = Objects.requireNonNull(context.capture(), "a thread context must not capture null");
            all = all == null ? inner : within(all, inner);
        }
        return all;
    }

    private static Captured within(Captured outer, Captured inner) {
        return (stage, work) -> outer.run(stage, () -> inner.run(stage, work));
    }
}
