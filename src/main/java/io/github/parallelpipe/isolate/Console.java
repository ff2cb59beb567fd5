package io.github.parallelpipe.isolate;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a child writes on its standard error and output: passed on to this process's standard error, and the last of it kept. It is read on
 * a platform thread, as a read of a pipe heeds no interrupt and would hold a carrier; it ends with the child.
 */
final class Console {

    private static final int LINES = 40;
    private static final int LENGTH = 400;
    private static final long MILLIS_TO_END = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;

    Console(Process child, String name) {
        reader = Thread.ofPlatform().daemon().name(name).start(() -> read(child));
    }

    private void read(Process child) {
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.err.println(line);
                keep(line);
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    private void keep(String line) {
        lock.lock();
        try {
            if (last.size() == LINES) {
                last.removeFirst();
            }
            last.addLast(line.length() > LENGTH ? line.substring(0, LENGTH) + "..." : line);
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
