package io.github.parallelpipe.isolate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with an isolated stage. Which kind it is says whether its child JVM lives: see {@link #endedChild()}.
 *
 * <p>A stage's {@linkplain io.github.parallelpipe.FailurePolicy failure policy} decides what happens next; the item
 * that the child had in hand is discarded as FAILED, once.
 */
public abstract sealed class IsolationException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The stage's name. */
    private final String stage;

    /** What went wrong, in a few words. */
    private final String reason;

    /** What the child has written last. */
    private final String errorTail;

    private IsolationException(String stage, String what, String errorTail, @Nullable Throwable cause) {
        super("stage '" + stage + "': " + what + (errorTail.isEmpty() ? "" : "; its last output:\n" + errorTail), cause);
        this.stage = stage;
        this.reason = what;
        this.errorTail = errorTail;
    }

    /**
     * The stage.
     *
     * @return its name
     */
    public final String stage() {
        return stage;
    }

    /**
     * What went wrong, in a few words, such as {@code its JVM was killed by signal 9}.
     *
     * @return the message, without the stage and without the child's last output
     */
    public final String reason() {
        return reason;
    }

    /**
     * What the child has written last, on its standard error and output.
     *
     * @return some lines, empty if there are none or the child lives
     */
    public final String errorTail() {
        return errorTail;
    }

    /**
     * Tells whether the child JVM has ended, so that there has to be another for the next item.
     *
     * @return whether it has
     */
    public boolean endedChild() {
        return true;
    }

    /** The stage threw, in the child, which lives. The cause has what it threw, with its stack trace there. */
    public static final class Threw extends IsolationException {

        private static final long serialVersionUID = 1L;

        Threw(String stage, RemoteThrowable thrown) {
            super(stage, "threw in its own JVM: " + thrown, "", thrown);
        }

        @Override
        public boolean endedChild() {
            return false;
        }
    }

    /** An item, or a result, could not pass between the two JVMs. The child lives. */
    public static final class NotEncodable extends IsolationException {

        private static final long serialVersionUID = 1L;

        NotEncodable(String stage, String what, @Nullable Throwable cause) {
            super(stage, what, "", cause);
        }

        @Override
        public boolean endedChild() {
            return false;
        }
    }

    /** The child could not be started, or not be made ready: a bad option, a missing class. */
    public static final class NotStarted extends IsolationException {

        private static final long serialVersionUID = 1L;

        NotStarted(String stage, String what, String errorTail, @Nullable Throwable cause) {
            super(stage, "could not be started in a JVM of its own: " + what, errorTail, cause);
        }
    }

    /** The child has ended by itself: {@code System.exit}, mostly. */
    public static final class Exited extends IsolationException {

        private static final long serialVersionUID = 1L;

        /** What it exited with. */
        private final int exitCode;

        Exited(String stage, int exitCode, String errorTail) {
            super(stage, "its JVM exited with " + exitCode, errorTail, null);
            this.exitCode = exitCode;
        }

        /**
         * What it exited with.
         *
         * @return the exit code
         */
        public int exitCode() {
            return exitCode;
        }
    }

    /** The child ran out of memory. */
    public static final class OutOfMemory extends IsolationException {

        private static final long serialVersionUID = 1L;

        OutOfMemory(String stage, String errorTail) {
            super(stage, "its JVM ran out of memory", errorTail, null);
        }
    }

    /** The child crashed: a fault in native code, or in the JVM. */
    public static final class Crashed extends IsolationException {

        private static final long serialVersionUID = 1L;

        Crashed(String stage, String errorTail) {
            super(stage, "its JVM crashed", errorTail, null);
        }
    }

    /** The child was killed by a signal from outside. */
    public static final class Killed extends IsolationException {

        private static final long serialVersionUID = 1L;

        /** By what it was killed. */
        private final int signal;

        Killed(String stage, int signal, String errorTail) {
            super(stage, "its JVM was killed by signal " + signal, errorTail, null);
            this.signal = signal;
        }

        /**
         * By what.
         *
         * @return the signal's number
         */
        public int signal() {
            return signal;
        }
    }

    /** The child lived, but what came from it made no sense, or it closed the connection; it was killed. */
    public static final class BrokenOff extends IsolationException {

        private static final long serialVersionUID = 1L;

        BrokenOff(String stage, String errorTail, Throwable cause) {
            super(stage, "its JVM has broken off: " + cause, errorTail, cause);
        }
    }

    /** The child took longer for an item than is allowed, and was killed. */
    public static final class TimedOut extends IsolationException {

        private static final long serialVersionUID = 1L;

        TimedOut(String stage, Duration limit, String errorTail) {
            super(stage, "took longer than " + limit + " for an item, and its JVM was killed", errorTail, null);
        }
    }
}
