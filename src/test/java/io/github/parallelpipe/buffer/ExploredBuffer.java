package io.github.parallelpipe.buffer;

import io.github.parallelpipe.explore.buffer.Call;
import io.github.parallelpipe.explore.buffer.Results.Counted;
import io.github.parallelpipe.explore.buffer.Results.Refusal;
import io.github.parallelpipe.explore.buffer.Results.Taken;
import io.github.parallelpipe.explore.buffer.Results.Wrong;
import io.github.parallelpipe.explore.buffer.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;

/** A {@link RingBuffer} on a lock that is not its own, for the schedule explorer. */
public final class ExploredBuffer implements Subject {

    private final RingBuffer<Object> buffer;

    /**
     * A new buffer.
     *
     * @param capacity how many items it holds
     * @param overflow the name of its overflow
     * @param lock     the lock that it uses
     */
    public ExploredBuffer(int capacity, String overflow, Lock lock) {
        buffer = new RingBuffer<>(capacity, Overflow.valueOf(overflow), null, lock);
    }

    @Override
    public Object call(Call call) throws InterruptedException {
        try {
            return dispatch(call, new Batch<>(0), Duration.ofNanos(call.nanos()));
        } catch (BufferClosedException closed) {
            return Refusal.CLOSED;
        } catch (BufferFullException full) {
            return Refusal.FULL;
        }
    }

    private Object dispatch(Call call, Batch<Object> batch, Duration time) throws InterruptedException {
        return switch (call.operation()) {
            case PUT -> buffer.put(call.item());
            case PUT_WITHIN -> buffer.put(call.item(), time);
            case TAKE -> buffer.take();
            case POLL -> buffer.poll();
            case POLL_WITHIN -> buffer.poll(time);
            case TAKE_LATEST -> latest(buffer.takeLatest(batch), batch);
            case TAKE_LATEST_WITHIN -> latest(buffer.takeLatest(batch, time), batch);
            case DRAIN_ALL -> several(buffer.drainAll(batch), batch);
            case DRAIN_ALL_WITHIN -> several(buffer.drainAll(batch, time), batch);
            case DRAIN -> several(buffer.drain(batch, call.max()), batch);
            case GATHER -> several(buffer.drain(batch, call.max(), time), batch);
            case CLOSE -> {
                buffer.close();
                yield null;
            }
            case CLOSE_NOW -> buffer.closeNow();
            case COUNTS -> counted(buffer.counts());
            case ENDED -> buffer.isEnded();
        };
    }

    private static Object latest(Object newest, Batch<Object> batch) {
        Object last = batch.size() == 0 ? null : batch.item(batch.size() - 1);
        return Objects.equals(newest, last) ? taken(batch) : new Wrong(newest + " with " + taken(batch));
    }

    private static Object several(int count, Batch<Object> batch) {
        return count == batch.size() ? taken(batch) : new Wrong(count + " with " + taken(batch));
    }

    private static List<Taken> taken(Batch<Object> batch) {
        List<Taken> items = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            items.add(new Taken(batch.item(i), batch.sequence(i), batch.missed(i), batch.position()));
        }
        return items;
    }

    private static Counted counted(BufferCounts counts) {
        return new Counted(counts.offered(), counts.taken(), counts.dropped(), counts.discarded(), counts.buffered());
    }

    @Override
    public void checkInvariants() {
        buffer.checkInvariants();
    }
}
