package io.github.parallelpipe.examples.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a program prints, for a test to read, also while the program runs. */
final class Transcript extends OutputStream {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PrintStream stream() {
        return new PrintStream(this, true, UTF_8);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] values, int offset, int length) {
        lock.lock();
        try {
            bytes.write(values, offset, length);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    String text() {
        lock.lock();
        try {
            return bytes.toString(UTF_8);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the program has printed that. */
    void await(String part) throws InterruptedException, TimeoutException {
        long left = TimeUnit.SECONDS.toNanos(30);
        lock.lock();
        try {
            while (!text().contains(part)) { // every write signals
                if (left <= 0) {
                    throw new TimeoutException("not printed: " + part + "; but: " + text());
                }
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
