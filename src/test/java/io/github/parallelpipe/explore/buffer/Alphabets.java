package io.github.parallelpipe.explore.buffer;

import static io.github.parallelpipe.explore.buffer.Call.close;
import static io.github.parallelpipe.explore.buffer.Call.closeNow;
import static io.github.parallelpipe.explore.buffer.Call.counts;
import static io.github.parallelpipe.explore.buffer.Call.drain;
import static io.github.parallelpipe.explore.buffer.Call.drainAll;
import static io.github.parallelpipe.explore.buffer.Call.drainAllWithin;
import static io.github.parallelpipe.explore.buffer.Call.ended;
import static io.github.parallelpipe.explore.buffer.Call.gather;
import static io.github.parallelpipe.explore.buffer.Call.gatherForEver;
import static io.github.parallelpipe.explore.buffer.Call.poll;
import static io.github.parallelpipe.explore.buffer.Call.pollWithin;
import static io.github.parallelpipe.explore.buffer.Call.put;
import static io.github.parallelpipe.explore.buffer.Call.putWithin;
import static io.github.parallelpipe.explore.buffer.Call.take;
import static io.github.parallelpipe.explore.buffer.Call.takeLatest;
import static io.github.parallelpipe.explore.buffer.Call.takeLatestWithin;

import io.github.parallelpipe.buffer.Overflow;
import java.util.ArrayList;
import java.util.List;

/** The calls that programs are generated from. Each leaves out those that for its buffer are the same as others. */
final class Alphabets {

    private Alphabets() {}

    /** Every call there is. */
    static List<Call> full(int capacity, Overflow overflow) {
        List<Call> calls = new ArrayList<>(most(capacity, overflow));
        calls.addAll(List.of(takeLatestWithin(), drainAllWithin(), drain(1), gather(capacity), ended()));
        return calls;
    }

    /** Those that are not put together from others. */
    static List<Call> most(int capacity, Overflow overflow) {
        List<Call> calls = new ArrayList<>(few(capacity, overflow));
        calls.addAll(List.of(poll(), pollWithin(), closeNow(), gatherForEver(capacity)));
        if (!overflow.drops()) {
            calls.add(putWithin());
        }
        return calls;
    }

    /** Those that wait for each other. */
    static List<Call> fewest(int capacity, Overflow overflow) {
        return List.of(put(), take(), drainAll(), close());
    }

    /** One of each kind. */
    static List<Call> few(int capacity, Overflow overflow) {
        return List.of(put(), take(), drainAll(), takeLatest(), close(), counts());
    }
}
