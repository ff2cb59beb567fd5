package io.github.parallelpipe.examples;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.buffer.RingBuffer;
import io.github.parallelpipe.explore.Schedules;
import java.util.ArrayList;
import java.util.List;

/**
 * How a framework checks its own use of a buffer: a writer and two readers, of which one is right and the other loses an
 * item, in a schedule that no ordinary test meets.
 */
public final class EverySchedule {

    private interface Reader {
        List<String> read(RingBuffer<String> inbox) throws InterruptedException;
    }

    private EverySchedule() {}

    /**
     * Runs the example: ends normally if one is found right and the other is not.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.println(schedules(EverySchedule::untilItHasEnded).check() + " schedules, each as it should be");
        try {
            schedules(EverySchedule::whileItIsOpen).check();
        } catch (AssertionError found) {
            System.out.println(found.getMessage());
            return;
        }
        throw new AssertionError("the mistake was not found");
    }

    private static Schedules schedules(Reader reader) {
        // @start region="schedules"
        return Schedules.of(explored -> {
            RingBuffer<String> inbox = explored.buffer(1, Overflow.BLOCK);
            List<String> read = new ArrayList<>();
            explored.thread("writer", () -> write(inbox, "a", "b"));
            explored.thread("reader", () -> read.addAll(reader.read(inbox)));
            explored.atEnd(() -> require(read.equals(List.of("a", "b")), "read " + read));
        });
        // @end
    }

    private static void write(RingBuffer<String> inbox, String... items) throws InterruptedException {
        for (String item : items) {
            inbox.put(item);
        }
        inbox.close();
    }

    private static List<String> untilItHasEnded(RingBuffer<String> inbox) throws InterruptedException {
        List<String> read = new ArrayList<>();
        for (String item = inbox.take(); item != null; item = inbox.take()) {
            read.add(item);
        }
        return read;
    }

    /** What was put last may still be there when it is closed. */
    private static List<String> whileItIsOpen(RingBuffer<String> inbox) throws InterruptedException {
        List<String> read = new ArrayList<>();
        while (!inbox.isClosed()) {
            String item = inbox.take();
            if (item != null) {
                read.add(item);
            }
        }
        return read;
    }

    private static void require(boolean holds, String found) {
        if (!holds) {
            throw new AssertionError(found);
        }
    }
}
