package io.github.parallelpipe.benchmarks.buffers;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.Select;

/** A channel of Jox. It has no drain: a select tells when it is empty. */
final class JoxBuffer implements Buffer {

    private final Channel<Object> channel;
    private final boolean dropping;

    JoxBuffer(int capacity, boolean dropping) {
        this.channel = Channel.newBufferedChannel(capacity);
        this.dropping = dropping;
    }

    @Override
    public void put(Object item) throws InterruptedException {
        if (!dropping) {
            channel.send(item);
            return;
        }
        while (!Select.select(channel.sendClause(item, () -> true), Select.defaultClause(false))) {
            channel.receive();
        }
    }

    @Override
    public Object take() throws InterruptedException {
        return channel.receive();
    }

    @Override
    public int drain() throws InterruptedException {
        int count = 0;
        while (Select.select(channel.receiveClause(any -> true), Select.defaultClause(false))) {
            count++;
        }
        return count;
    }
}
