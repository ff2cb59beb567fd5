package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.ItemContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker's isolated stage: has a child, and another when that has ended. */
final class IsolatedStage<I, O> implements ContextStage<I, O> {

    private final Recipe recipe;
    private final List<String> jvmOptions;
    private final @Nullable Duration itemLimit;
    private final Restarts restarts;
    private final int retries;
    private @Nullable Child child;

    IsolatedStage(
            Recipe recipe, List<String> jvmOptions, @Nullable Duration itemLimit, Restarts restarts, int retries) {
        this.recipe = recipe;
        this.jvmOptions = jvmOptions;
        this.itemLimit = itemLimit;
        this.restarts = restarts;
        this.retries = retries;
    }

    @Override
    public void open() throws IsolationException, InterruptedException {
        child();
    }

    @Override
    @SuppressWarnings("unchecked") // the child's stage has these types
    public @Nullable O process(I item, ItemContext context) throws IsolationException, InterruptedException {
        for (int left = retries; ; left--) {
            try {
                return (O) child().process(item, context);
            } catch (IsolationException.Threw e) {
                throwIfError(e);
                throw e;
            } catch (IsolationException e) {
                if (e.endedChild()) {
                    requireAnother(e);
                }
                if (!e.endedChild() || left == 0) {
                    throw e;
                }
            }
        }
    }

    private Child child() throws IsolationException, InterruptedException {
        Child ready = child;
        if (ready == null) {
            ready = ChildProcess.start(recipe, jvmOptions, itemLimit);
            child = ready;
        }
        return ready;
    }

    private static void throwIfError(IsolationException.Threw e) {
        if (e.getCause() instanceof RemoteThrowable thrown && thrown.isError()) {
            throw new IsolationError("an error in its child JVM", e);
        }
    }

    private void requireAnother(IsolationException e) throws IsolationException {
        close();
        if (!restarts.allow()) {
            throw new IsolationError("its child JVM has ended, and may not be started again now", e);
        }
    }

    @Override
    public void close() throws IsolationException {
        Child last = child;
        child = null;
        if (last != null) {
            last.close();
        }
    }
}
