package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.Told.Discard;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told of what an outlet drops. */
class OutletDiscardTest {

    private final Told told = new Told();

    private static RunReport passFive(Pipeline<Integer> pipeline) throws InterruptedException {
        return Ledgers.assertBalanced(pipeline.run(List.of(1, 2, 3, 4, 5)));
    }

    @Test
    void theHandlerOfItsSinkIsTold() throws InterruptedException {
        Outlet<Integer> outlet = Outlet.of(1);

        RunReport report = passFive(Pipeline.<Integer>builder("outlet")
                .sink("out", outlet, options -> options.buffer(8, Overflow.BLOCK).onDiscard(told)));

        assertThat(told.discards()).containsExactly(dropped(1), dropped(2), dropped(3), dropped(4));
        assertThat(report.stage("out").emitted()).isEqualTo(5);
        assertThat(outlet.counts().dropped()).isEqualTo(4);
        assertThat(outlet.take()).isEqualTo(5);
    }

    @Test
    void theHandlerOfAllStagesIsTold() throws InterruptedException {
        passFive(Pipeline.<Integer>builder("outlet")
                .buffer(8, Overflow.BLOCK)
                .defaults(options -> options.onDiscard(told))
                .sink("out", Outlet.of(4)));

        assertThat(told.discards()).containsExactly(dropped(1));
    }

    @Test
    void aHandlerOfItsOwnIsToldInstead() throws InterruptedException {
        Told own = new Told();

        passFive(Pipeline.<Integer>builder("outlet")
                .sink("out", Outlet.of(4, Overflow.DROP_OLDEST, own),
                        options -> options.buffer(8, Overflow.BLOCK).onDiscard(told)));

        assertThat(own.discards()).containsExactly(dropped(1));
        assertThat(told.discards()).isEmpty();
    }

    @Test
    void aHandlerOfItemsIsNotToldOfLists() throws InterruptedException {
        Outlet<List<Integer>> outlet = Outlet.of(1);

        Ledgers.assertBalanced(Pipeline.<Integer>builder("outlet")
                .sink("out", Intake.window(1), outlet, options -> options.buffer(8, Overflow.BLOCK).onDiscard(told))
                .run(List.of(1, 2, 3)), "out");

        assertThat(told.discards()).isEmpty();
        assertThat(outlet.counts().dropped()).isEqualTo(2);
    }

    private static Discard dropped(int item) {
        return new Discard(item, DiscardReason.OVERFLOW, "out");
    }
}
