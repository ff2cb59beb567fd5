package io.github.parallelpipe.buffer;

/** Every way to put that waits for room under {@link Overflow#BLOCK}. */
enum Putting {
    PUT {
        @Override
        String into(RingBuffer<String> buffer, String item) throws InterruptedException {
            return buffer.put(item);
        }
    },
    TIMED_PUT {
        @Override
        String into(RingBuffer<String> buffer, String item) throws InterruptedException {
            return buffer.put(item, Taking.AN_HOUR);
        }
    },
    FORWARD {
        @Override
        String into(RingBuffer<String> buffer, String item) throws InterruptedException {
            return buffer.forward(item, 0, 0, 0);
        }
    };

    /** Puts, waiting for room, and gives back what was dropped. */
    abstract String into(RingBuffer<String> buffer, String item) throws InterruptedException;
}
