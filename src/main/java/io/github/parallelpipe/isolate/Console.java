package io.github.parallelpipe.isolate;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a child writes on its standard error and output: passed on to this process's standard error, and the last of it
 * kept. It is read on a platform thread, as a read of a pipe heeds no interrupt and would hold a carrier; it ends with
 * the child, or with the last process of its own that the child has left behind.
 */
final class Console {

    private static final int LINES = 40;
    /** A line that is longer is cut in two. */
    private static final int LONGEST = 1_000;
    private static final long MILLIS_TO_END = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;

    Console(Process child, String name) {
        reader = Thread.ofPlatform().daemon().name(name).start(() -> read(child));
    }

    private void read(Process child) {
        try (Reader text = child.inputReader()) {
            StringBuilder line = new StringBuilder();
            for (int next = text.read(); next >= 0; next = text.read()) {
                if (next != '\n') {
                    line.append((char) next);
                }
                if (next == '\n' || line.length() == LONGEST) {
                    tell(line);
                }
            }
            if (!line.isEmpty()) {
                tell(line);
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    private void tell(StringBuilder line) {
        System.err.println(line);
        keep(line.toString());
        line.setLength(0);
    }

    private void keep(String line) {
        lock.lock();
        try {
            if (last.size() == LINES) {
                last.removeFirst();
            }
            last.addLast(line);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for its end, with that of the child, unless a child of that one keeps the pipe open. */
    void join() {
        Joined.uninterruptibly(reader, MILLIS_TO_END);
    }

    /** The last lines, once the child has ended. */
    String tail() {
        join();
        lock.lock();
        try {
            return String.join("\n", last);
        } finally {
            lock.unlock();
        }
    }
}
