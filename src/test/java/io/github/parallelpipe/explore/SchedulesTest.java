package io.github.parallelpipe.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever uses a buffer can explore his own use of it in a few lines. */
class SchedulesTest {

    @Test
    void runsEverySchedule() {
        long schedules = Schedules.of(explored -> {
            RingBuffer<String> buffer = explored.buffer(1, Overflow.BLOCK);
            List<String> taken = new ArrayList<>();
            explored.thread(() -> buffer.put("a"));
            explored.thread(() -> taken.add(buffer.take()));
            explored.atEnd(() -> assertThat(taken).containsExactly("a"));
        }).check();

        assertThat(schedules).isEqualTo(6);
    }

    @Test
    void tellsADeadlock() {
        Schedules schedules = Schedules.of(explored -> {
            RingBuffer<String> one = explored.buffer(1, Overflow.BLOCK);
            RingBuffer<String> two = explored.buffer(1, Overflow.BLOCK);
            explored.thread("left", () -> exchange(one, two));
            explored.thread("right", () -> exchange(two, one));
        });

        assertThatThrownBy(schedules::check).isInstanceOf(AssertionError.class).hasMessage("""
                deadlock: left waits for ever on notEmpty and right waits for ever on notEmpty
                  1. left goes on
                  2. left is in RingBuffer.take; waits on notEmpty
                  3. right goes on
                  4. right is in RingBuffer.take; waits on notEmpty
                  5.   nothing more can happen""");
    }

    private static void exchange(RingBuffer<String> from, RingBuffer<String> to) throws InterruptedException {
        String got = from.take();
        to.put(got);
    }

    /** Looks first and puts then: another may come between. */
    @Test
    void tellsACheckThatFails() {
        Schedules schedules = Schedules.of(explored -> {
            RingBuffer<Integer> buffer = explored.buffer(1, Overflow.DROP_OLDEST);
            for (int i = 0; i < 2; i++) {
                int item = i;
                explored.thread(() -> putUnlessFull(buffer, item));
            }
            explored.atEnd(() -> assertThat(buffer.counts().dropped()).isZero());
        });

        assertThatThrownBy(schedules::check).isInstanceOf(AssertionError.class).hasMessageContaining("is in RingBuffer.put");
    }

    private static void putUnlessFull(RingBuffer<Integer> buffer, int item) throws InterruptedException {
        if (buffer.size() < buffer.capacity()) {
            buffer.put(item);
        }
    }

    @Test
    void tellsWhatAThreadThrows() {
        Schedules schedules = Schedules.of(explored -> {
            RingBuffer<String> buffer = explored.buffer(1, Overflow.BLOCK);
            explored.thread("putter", () -> buffer.put("a"));
            explored.thread("closer", buffer::close);
        });

        assertThatThrownBy(schedules::check).isInstanceOf(AssertionError.class).hasMessage("""
                check failed: putter threw io.github.parallelpipe.buffer.BufferClosedException: buffer is closed
                  1. putter goes on
                  2. closer goes on
                  3. closer is in RingBuffer.close; signals all on notEmpty, where nobody waits; \
                signals all on notFull, where nobody waits; signals all on gathered, where nobody waits
                  4. putter is in RingBuffer.put""");
    }

    @Test
    void interruptsWhoeverIsNamed() {
        Schedules.of(explored -> {
            RingBuffer<String> buffer = explored.buffer(1, Overflow.BLOCK);
            explored.thread("taker", () -> assertThatThrownBy(buffer::take).isInstanceOf(InterruptedException.class));
            explored.thread("boss", () -> explored.interrupt("taker"));
        }).check();
    }
}
