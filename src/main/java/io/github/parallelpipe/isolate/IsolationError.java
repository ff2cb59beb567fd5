package io.github.parallelpipe.isolate;

/**
 * Ends the run, whatever the stage's failure policy: an isolated stage threw an {@link Error} in its child, or its
 * child ended and may not be started again. The cause says which.
 */
public final class IsolationError extends Error {

    private static final long serialVersionUID = 1L;

    IsolationError(String message, IsolationException cause) {
        super(message, cause);
    }
}
