package io.github.parallelpipe.isolate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Something that was thrown in a child JVM, as this one can show it: its class may be unknown here. */
public final class RemoteThrowable extends Exception {

    private static final long serialVersionUID = 1L;

    /** Of causes, so that a circle of them ends. */
    private static final int MOST = 16;
    private static final int MOST_FRAMES = 256;

    /** As it was there. */
    private final String description;

    /** Whether it was an error there. */
    private final boolean error;

    private RemoteThrowable(
            String description, boolean error, StackTraceElement[] trace, @Nullable RemoteThrowable cause) {
        super(description, cause);
        this.description = description;
        this.error = error;
        setStackTrace(trace);
    }

    /**
     * Tells whether it was an {@link Error} there.
     *
     * @return whether it was
     */
    public boolean isError() {
        return error;
    }

    /** As it was there. */
    @Override
    public String toString() {
        return description;
    }

    static void write(Throwable thrown, DataOutputStream out) throws IOException {
        write(thrown, MOST, out);
    }

    private static void write(@Nullable Throwable thrown, int most, DataOutputStream out) throws IOException {
        out.writeBoolean(thrown != null && most > 0);
        if (thrown == null || most == 0) {
            return;
        }
        Text.write(described(thrown), out);
        out.writeBoolean(thrown instanceof Error);
        StackTraceElement[] trace = thrown.getStackTrace();
        int frames = Math.min(trace.length, MOST_FRAMES);
        out.writeInt(frames);
        for (StackTraceElement element : Arrays.asList(trace).subList(0, frames)) {
            Text.write(element.getClassName(), out);
            Text.write(element.getMethodName(), out);
            Text.write(String.valueOf(element.getFileName()), out);
            out.writeInt(element.getLineNumber());
        }
        write(thrown.getCause(), most - 1, out);
    }

    private static String described(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (RuntimeException e) {
            return thrown.getClass().getName() + ", which cannot say what it is: " + e.getClass().getName();
        }
    }

    static @Nullable RemoteThrowable read(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        String description = Text.read(in);
        boolean error = in.readBoolean();
        StackTraceElement[] trace = new StackTraceElement[Text.requireLength(in.readInt(), in)];
        for (int i = 0; i < trace.length; i++) {
            trace[i] = new StackTraceElement(Text.read(in), Text.read(in), Text.read(in), in.readInt());
        }
        return new RemoteThrowable(description, error, trace, read(in));
    }
}
