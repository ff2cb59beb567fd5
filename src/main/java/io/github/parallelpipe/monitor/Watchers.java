package io.github.parallelpipe.monitor;

import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Those who are sent an update whenever there is one. Each has a buffer of one update, which drops the oldest: so a slow
 * watcher holds up nobody, and sees the newest when it comes to look.
 */
final class Watchers {

    private final Semaphore places;
    private final Set<RingBuffer<byte[]>> updates = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    Watchers(int most) {
        places = new Semaphore(most);
    }

    /** One more, who is given the updates from now on, until there will be no more; null if there are too many. */
    @Nullable RingBuffer<byte[]> enter() {
        if (!places.tryAcquire()) {
            return null;
        }
        RingBuffer<byte[]> buffer = new RingBuffer<>(1);
        updates.add(buffer);
        if (ended) { // looked at once it is added: either whoever ends them has seen it, or this sees the end
            buffer.close();
        }
        return buffer;
    }

    void leave(RingBuffer<byte[]> buffer) {
        if (updates.remove(buffer)) {
            places.release();
        }
    }

    boolean isEmpty() {
        return updates.isEmpty();
    }

    boolean haveEnded() {
        return ended;
    }

    void tell(byte[] update) {
        for (RingBuffer<byte[]> buffer : updates) {
            try {
                buffer.put(update);
            } catch (BufferClosedException e) {
                // It has been told of the end.
            } catch (InterruptedException e) {
                throw new AssertionError("only a put under BLOCK waits", e);
            }
        }
    }

    /** There will be no more updates. */
    void end() {
        ended = true;
        updates.forEach(RingBuffer::close);
    }
}
