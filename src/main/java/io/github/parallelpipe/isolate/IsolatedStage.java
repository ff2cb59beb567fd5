package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.ItemContext;
import org.jspecify.annotations.Nullable;

/** One worker's isolated stage. */
final class IsolatedStage<I, O> implements ContextStage<I, O> {

    private final Seat seat;
    private final int retries;

    IsolatedStage(Seat seat, int retries) {
        this.seat = seat;
        this.retries = retries;
    }

    @Override
    public void open() throws IsolationException, InterruptedException {
        seat.enter();
    }

    @Override
    @SuppressWarnings("unchecked") // the child's stage has these types
    public @Nullable O process(I item, ItemContext context) throws IsolationException, InterruptedException {
        int left = retries;
        while (true) {
            Child child = seat.child();
            try {
                return (O) child.process(item, context);
            } catch (Child.NotBegun e) {
                seat.replace(child);
            } catch (IsolationException.Threw e) {
                throwIfError(e);
                throw e;
            } catch (IsolationException e) {
                if (!e.endedChild()) {
                    throw e;
                }
                seat.replace(child);
                if (left == 0) {
                    seat.requireAnother();
                    throw e;
                }
                left--;
            }
        }
    }

    private static void throwIfError(IsolationException.Threw e) {
        if (e.getCause() instanceof RemoteThrowable thrown && thrown.isError()) {
            throw new IsolationError("an error in its child JVM", e);
        }
    }

    @Override
    public void close() throws IsolationException {
        seat.leave();
    }
}
