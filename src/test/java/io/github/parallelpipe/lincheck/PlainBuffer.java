package io.github.parallelpipe.lincheck;

import io.github.parallelpipe.buffer.Overflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the buffer should do, said once more on a plain queue, for one thread. Not the {@link
 * io.github.parallelpipe.explore.buffer.SequentialModel} of our own explorer: if that one misunderstood the buffer, so would
 * Lincheck, and a second opinion would be none.
 */
public abstract class PlainBuffer {

    private final Overflow overflow;
    private final Deque<Integer> queue = new ArrayDeque<>();
    private boolean closed;
    private long offered;
    private long taken;
    private long dropped;
    private long discarded;

    private PlainBuffer(Overflow overflow) {
        this.overflow = overflow;
    }

    public @Nullable Object put(int item) {
        if (closed) {
            return "closed";
        }
        if (queue.size() < BufferCalls.CAPACITY) {
            offered++;
            queue.addLast(item);
            return null;
        }
        return switch (overflow) {
            case DROP_OLDEST -> {
                offered++;
                dropped++;
                queue.addLast(item);
                yield queue.removeFirst();
            }
            case DROP_NEWEST -> {
                offered++;
                dropped++;
                yield item;
            }
            case BLOCK -> item;
            case FAIL -> "full";
        };
    }

    public @Nullable Integer poll() {
        taken += queue.isEmpty() ? 0 : 1;
        return queue.pollFirst();
    }

    public List<Integer> takeLatest() {
        if (!queue.isEmpty()) {
            taken++;
            dropped += queue.size() - 1;
        }
        return empty();
    }

    public List<Integer> drainAll() {
        taken += queue.size();
        return empty();
    }

    public void close() {
        closed = true;
    }

    public List<Integer> closeNow() {
        closed = true;
        discarded += queue.size();
        return empty();
    }

    public List<Long> counts() {
        return List.of(offered, taken, dropped, discarded, (long) queue.size());
    }

    public int size() {
        return queue.size();
    }

    public boolean isEnded() {
        return closed && queue.isEmpty();
    }

    private List<Integer> empty() {
        List<Integer> all = new ArrayList<>(queue);
        queue.clear();
        return all;
    }

    /** As {@link Overflow#DROP_OLDEST}. */
    public static final class DropOldest extends PlainBuffer {
        public DropOldest() {
            super(Overflow.DROP_OLDEST);
        }
    }

    /** As {@link Overflow#DROP_NEWEST}. */
    public static final class DropNewest extends PlainBuffer {
        public DropNewest() {
            super(Overflow.DROP_NEWEST);
        }
    }

    /** As {@link Overflow#BLOCK}. */
    public static final class Block extends PlainBuffer {
        public Block() {
            super(Overflow.BLOCK);
        }
    }

    /** As {@link Overflow#FAIL}. */
    public static final class Fail extends PlainBuffer {
        public Fail() {
            super(Overflow.FAIL);
        }
    }
}
