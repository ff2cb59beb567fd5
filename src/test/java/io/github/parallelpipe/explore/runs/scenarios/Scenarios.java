package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.explore.runs.scenarios.TwoWorkers.Fate;
import io.github.parallelpipe.explore.simulated.Scenario;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All scenarios of a run. */
public final class Scenarios {

    private Scenarios() {}

    /** {@return makers of all scenarios} */
    public static List<Supplier<Scenario>> all() {
        return each().map(maker -> (Supplier<Scenario>) maker::get).toList();
    }

    /** {@return makers of the same with fewer items, which take less time, and show most mistakes} */
    public static List<Supplier<Scenario>> small() {
        return each().map(maker -> (Supplier<Scenario>) () -> maker.get().small()).toList();
    }

    /** {@return of the small ones those with several workers} */
    public static List<Supplier<Scenario>> workers() {
        return ofWorkers().map(maker -> (Supplier<Scenario>) () -> maker.get().small()).toList();
    }

    /** {@return makers of the same with a single item} */
    public static List<Supplier<Scenario>> tiny() {
        return each().map(maker -> (Supplier<Scenario>) () -> maker.get().of(1)).toList();
    }

    /** In an order in which mistakes are soon found: those that take long come last. */
    private static Stream<Supplier<RunScenario>> each() {
        Stream<Supplier<RunScenario>> both = withAny().flatMap(scenario ->
                Stream.of(Overflow.BLOCK, Overflow.DROP_OLDEST).map(overflow -> () -> scenario.apply(overflow)));
        Stream<Supplier<RunScenario>> first = Stream.of(
                () -> new Windowed(Overflow.BLOCK, false),
                Claimed::new);
        Stream<Supplier<RunScenario>> last = Stream.of(
                () -> new Windowed(Overflow.BLOCK, true),
                () -> new Fed(Overflow.BLOCK, false, false, true),
                () -> new Reported(Overflow.BLOCK).of(1),
                () -> new Cancelled(Overflow.BLOCK, 2));
        return Stream.of(first, both, ofWorkers(), last).flatMap(Function.identity());
    }

    private static Stream<Supplier<RunScenario>> ofWorkers() {
        Stream<Supplier<RunScenario>> ordered = Stream.of(Fate.values())
                .map(fate -> () -> new TwoWorkers(Overflow.BLOCK, fate, true));
        Stream<Supplier<RunScenario>> others = Stream.of(
                () -> new TwoWorkers(Overflow.DROP_OLDEST, Fate.PASSES, true),
                () -> new TwoWorkers(Overflow.BLOCK, Fate.PASSES, false));
        return Stream.concat(ordered, others);
    }

    private static Stream<Function<Overflow, RunScenario>> withAny() {
        return Stream.of(
                Normal::new,
                overflow -> new Failing(overflow, "first", FailurePolicy.STOP),
                overflow -> new Failing(overflow, "last", FailurePolicy.STOP),
                overflow -> new Failing(overflow, "first", FailurePolicy.SKIP),
                overflow -> new Failing(overflow, "last", FailurePolicy.SKIP),
                BothFail::new,
                Stopped::new,
                StoppedInTime::new,
                overflow -> new Fed(overflow, false, false, false),
                overflow -> new Fed(overflow, true, false, false),
                overflow -> new Fed(overflow, false, true, false),
                overflow -> new Fed(overflow, true, true, false),
                InterruptedClose::new,
                CancelledAtWork::new,
                HandlerWaits::new,
                overflow -> new Cancelled(overflow, 1),
                StoppedAndCancelled::new);
    }
}
