package io.github.parallelpipe;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A caller's reading of its source: it may be interrupted for as long as it lasts, and not a moment longer, since the
 * thread is the caller's own.
 */
final class Reading {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread reader;
    private boolean interrupted;

    void begin() {
        lock.lock();
        try {
            reader = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts the reader, if it is reading. */
    void interrupt() {
        lock.lock();
        try {
            if (reader != null) {
                interrupted = true;
                reader.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes back an interrupt that the source has not noticed. */
    void end() {
        lock.lock();
        try {
            reader = null;
            if (interrupted) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
