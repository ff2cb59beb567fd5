package io.github.parallelpipe.benchmarks.rivals;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.ChannelClosed;
import com.softwaremill.jox.Select;
import org.jspecify.annotations.Nullable;

/** A Jox channel between the threads. It has no channel that drops: a select that finds no room takes the oldest out. */
final class JoxChannels implements Rival {

    @Override
    public Line open(Work work) {
        return new ThreadLine(work, () -> new Hop(Channel.newBufferedChannel(work.capacity()), work.dropping()));
    }

    /** Puts an item into a channel that may be full. */
    static void putDropping(Channel<Object> channel, Object item) throws InterruptedException {
        while (!Select.select(channel.sendClause(item, () -> true), Select.defaultClause(false))) {
            Select.select(channel.receiveClause(any -> true), Select.defaultClause(false));
        }
    }

    private record Hop(Channel<Object> channel, boolean dropping) implements ThreadLine.Hop {

        @Override
        public void put(Object item) throws InterruptedException {
            if (dropping) {
                putDropping(channel, item);
            } else {
                channel.send(item);
            }
        }

        @Override
        public @Nullable Object take() throws InterruptedException {
            Object item = channel.receiveOrClosed();
            return item instanceof ChannelClosed ? null : item;
        }

        @Override
        public void end() {
            channel.done();
        }
    }
}
