package io.github.parallelpipe;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A caller's reading of its source, from the first item to the last: it may be interrupted for as long as it lasts, and not
 * a moment longer, since the thread is the caller's own. A thread has one interrupt status: an interrupt that comes while the run's is still unnoticed
 * cannot be told from that.
 */
final class Reading {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread reader;

    /** The reader's interrupt is ours, and so to be taken back. */
    private boolean interrupted;

    void begin() {
        lock.lock();
        try {
            reader = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts the reader, if it is reading. One that is interrupted already stays so: that is the caller's affair. */
    void interrupt() {
        lock.lock();
        try {
            if (reader != null && !reader.isInterrupted()) {
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
                interrupted = false;
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
