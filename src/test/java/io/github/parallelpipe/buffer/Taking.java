package io.github.parallelpipe.buffer;

import java.time.Duration;
import java.util.List;

/** Every way to take that waits for an item, so that what holds for all of them is tested with each. */
enum Taking {
    TAKE {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            return one(buffer.take());
        }
    },
    TIMED_POLL {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            return one(buffer.poll(AN_HOUR));
        }
    },
    TAKE_LATEST {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            Batch<String> batch = staleBatch();
            return all(batch, buffer.takeLatest(batch) == null ? 0 : batch.size());
        }
    },
    TIMED_TAKE_LATEST {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            Batch<String> batch = staleBatch();
            return all(batch, buffer.takeLatest(batch, AN_HOUR) == null ? 0 : batch.size());
        }
    },
    DRAIN_ALL {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            return buffer.drainAll();
        }
    },
    DRAIN_ALL_INTO_A_BATCH {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            Batch<String> batch = staleBatch();
            return all(batch, buffer.drainAll(batch));
        }
    },
    TIMED_DRAIN_ALL {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            Batch<String> batch = staleBatch();
            return all(batch, buffer.drainAll(batch, AN_HOUR));
        }
    },
    DRAIN {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            Batch<String> batch = staleBatch();
            return all(batch, buffer.drain(batch, Integer.MAX_VALUE));
        }
    },
    /** With what it waits for there at once: {@link LingerTest} has the rest. */
    LINGERING_DRAIN {
        @Override
        List<String> from(RingBuffer<String> buffer) throws InterruptedException {
            Batch<String> batch = staleBatch();
            return all(batch, buffer.drain(batch, 1, AN_HOUR));
        }
    };

    static final Duration AN_HOUR = Duration.ofHours(1);

    /** Takes, waiting for an item: all that left the buffer; empty once it has ended. */
    abstract List<String> from(RingBuffer<String> buffer) throws InterruptedException;

    /** How many of the buffered items leave the buffer in one go. */
    int leaving(int buffered) {
        return switch (this) {
            case TAKE, TIMED_POLL, LINGERING_DRAIN -> Math.min(1, buffered);
            default -> buffered;
        };
    }

    private static List<String> one(String item) {
        return item == null ? List.of() : List.of(item);
    }

    /** What it holds must be forgotten by every call. */
    private static Batch<String> staleBatch() {
        Origins origins = new Origins(1);
        origins.set(0, -1, -1, -1);
        Batch<String> batch = new Batch<>(1);
        batch.add("stale", origins, 0);
        return batch;
    }

    private static List<String> all(Batch<String> batch, int size) {
        if (batch.size() != size) {
            throw new AssertionError("said " + size + " but the batch holds " + batch.toList());
        }
        return batch.toList();
    }
}
