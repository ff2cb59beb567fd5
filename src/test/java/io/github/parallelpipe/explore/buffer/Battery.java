package io.github.parallelpipe.explore.buffer;

import static io.github.parallelpipe.explore.buffer.Call.close;
import static io.github.parallelpipe.explore.buffer.Call.closeNow;
import static io.github.parallelpipe.explore.buffer.Call.drainAll;
import static io.github.parallelpipe.explore.buffer.Call.ended;
import static io.github.parallelpipe.explore.buffer.Call.gather;
import static io.github.parallelpipe.explore.buffer.Call.gatherForEver;
import static io.github.parallelpipe.explore.buffer.Call.poll;
import static io.github.parallelpipe.explore.buffer.Call.put;
import static io.github.parallelpipe.explore.buffer.Call.take;
import static io.github.parallelpipe.explore.buffer.Call.takeLatest;

import io.github.parallelpipe.buffer.Overflow;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the explorer runs to see whether a buffer is right, quick things first. */
final class Battery {

    private Battery() {}

    /** The first failure; null if there is none. */
    static @Nullable Exploration explore(Subject.Maker maker) {
        Explorer calm = Explorer.standard().with(maker).with(0, 0);
        Explorer disturbed = calm.with(1, 1);
        return Stream.of(
                        stage(calm, Programs.all(2, 1, Alphabets::full)),
                        stage(calm, handWritten()),
                        stage(disturbed, Programs.all(2, 1, Alphabets::full)),
                        stage(calm.with(Points.AROUND_LOCK), Programs.all(2, 1, Alphabets::full)),
                        stage(disturbed.with(Points.AROUND_LOCK), Programs.all(2, 1, Alphabets::few)),
                        stage(calm.with(Points.AROUND_LOCK), Programs.all(3, 1, Alphabets::few)),
                        stage(calm, Programs.all(3, 1, Alphabets::full)),
                        stage(calm, Programs.all(2, 2, Alphabets::few)),
                        stage(disturbed, handWritten()))
                .flatMap(Function.identity())
                .filter(exploration -> exploration.failure() != null)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Exploration> stage(Explorer explorer, Stream<Program> programs) {
        return programs.map(explorer::explore);
    }

    /** Programs that show what small ones cannot. */
    static Stream<Program> handWritten() {
        Program one = Program.on(1, Overflow.BLOCK);
        Program two = Program.on(2, Overflow.BLOCK);
        return Stream.of(
                two.client(put(), put()).client(take()).client(take()).thatEnds(),
                two.client(put(), put()).client(put()).client(put()).client(drainAll()),
                two.client(put(), put()).client(put()).client(put()).client(takeLatest()),
                one.client(put()).client(put()).client(take(), take()).thatEnds(),
                one.client(put(), put()).client(put()).client(close()).thatEnds(),
                two.client(put(), put()).client(gatherForEver(2)).client(close()).thatEnds(),
                two.client(put(), put()).client(gatherForEver(2)).client(gatherForEver(1), gatherForEver(2)),
                two.client(put(), put(), put()).client(gatherForEver(2)).client(take()),
                two.client(put(), put()).client(put()).client(put()).client(take(), take()),
                two.client(put(), put(), put(), put()).client(gatherForEver(2)).client(gatherForEver(2)).thatEnds(),
                Program.on(3, Overflow.BLOCK).client(put(), put()).client(gatherForEver(2)).client(gatherForEver(3)),
                Program.on(1, Overflow.DROP_NEWEST).client(put(), put(), take(), put(), drainAll(), put(), drainAll()),
                two.client(put()).client(take()).client(gatherForEver(2)),
                two.client(put()).client(take()).client(gather(2)),
                two.client(put(), put(), closeNow()),
                one.client(put()).client(close()).client(ended()),
                one.client(put()).client(put()).client(poll()),
                one.client(take()).client(take()).client(take()).client(close()).thatEnds());
    }
}
