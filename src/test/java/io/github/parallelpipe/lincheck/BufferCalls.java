package io.github.parallelpipe.lincheck;

import io.github.parallelpipe.buffer.Batch;
import io.github.parallelpipe.buffer.BufferClosedException;
import io.github.parallelpipe.buffer.BufferCounts;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.time.Duration;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the real buffer that never wait, as Lincheck makes them: each gives a result that a {@link PlainBuffer} can
 * give too. Lincheck makes a new buffer for every schedule, by a constructor without arguments; hence a class for each
 * overflow.
 */
@Param(name = "item", gen = IntGen.class, conf = "1:9")
public abstract class BufferCalls {

    /** Small, so that a few calls fill it, and not one, so that something can stay when something leaves. */
    static final int CAPACITY = 2;

    private final RingBuffer<Integer> buffer;
    private final Overflow overflow;

    private BufferCalls(Overflow overflow) {
        this.overflow = overflow;
        buffer = new RingBuffer<>(CAPACITY, overflow);
    }

    /** Under FAIL it throws where it would wait, and under BLOCK it waits for no time. */
    @Operation
    public @Nullable Object put(@Param(name = "item") int item) throws InterruptedException {
        try {
            return overflow == Overflow.BLOCK ? buffer.put(item, Duration.ZERO) : buffer.put(item);
        } catch (BufferClosedException e) {
            return "closed";
        } catch (BufferFullException e) {
            return "full";
        }
    }

    @Operation
    public @Nullable Integer poll() {
        return buffer.poll();
    }

    @Operation
    public List<Integer> takeLatest() throws InterruptedException {
        Batch<Integer> batch = new Batch<>(CAPACITY);
        buffer.takeLatest(batch, Duration.ZERO);
        return batch.toList();
    }

    @Operation
    public List<Integer> drainAll() throws InterruptedException {
        Batch<Integer> batch = new Batch<>(CAPACITY);
        buffer.drainAll(batch, Duration.ZERO);
        return batch.toList();
    }

    @Operation
    public void close() {
        buffer.close();
    }

    @Operation
    public List<Integer> closeNow() {
        return buffer.closeNow();
    }

    @Operation
    public List<Long> counts() {
        BufferCounts counts = buffer.counts();
        return List.of(counts.offered(), counts.taken(), counts.dropped(), counts.discarded(), (long) counts.buffered());
    }

    @Operation
    public int size() {
        return buffer.size();
    }

    @Operation
    public boolean isEnded() {
        return buffer.isEnded();
    }

    /** The default. */
    public static final class DropOldest extends BufferCalls {
        public DropOldest() {
            super(Overflow.DROP_OLDEST);
        }
    }

    /** The new item goes. */
    public static final class DropNewest extends BufferCalls {
        public DropNewest() {
            super(Overflow.DROP_NEWEST);
        }
    }

    /** A put gives up at once. */
    public static final class Block extends BufferCalls {
        public Block() {
            super(Overflow.BLOCK);
        }
    }

    /** A put throws. */
    public static final class Fail extends BufferCalls {
        public Fail() {
            super(Overflow.FAIL);
        }
    }
}
