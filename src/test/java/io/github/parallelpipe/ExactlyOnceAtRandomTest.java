package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Guarantees 2 and 3 for pipelines, loads and endings that nobody thought of: each item is put by the test or made by a
 * stage, and has exactly one fate. The seed of a round that fails is in its message; {@code -Dparallelpipe.seed} begins
 * with it again.
 */
class ExactlyOnceAtRandomTest {

    private static final int ROUNDS = 1_000;

    private static final class Item {}

    /** Where an item went: delivered, filtered, put together with others, or told. */
    private record Fate(Item item, String what, String stage) {}

    @Test
    void everyItemHasExactlyOneFate() {
        long first = Long.getLong("parallelpipe.seed", ThreadLocalRandom.current().nextLong(1L << 40));
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Round round = new Round(new Random(seed));
            try {
                round.play();
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ": " + round, e);
            }
        }
    }

    private enum Ending { STOP, CANCEL, BUDGET, SOURCE, SOURCE_THAT_THROWS }

    private static final class Round {

        private final Random random;
        private final Ending ending;
        private final int producers;
        private final int itemsEach;
        private final List<String> plan = new ArrayList<>();
        private final Set<String> grouping = new HashSet<>();
        private final AtomicInteger untilError;
        private final AtomicLong delivered = new AtomicLong();

        private final ConcurrentLinkedQueue<Item> entered = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Fate> fates = new ConcurrentLinkedQueue<>();
        private final Pipeline<Item> pipeline;

        Round(Random random) {
            this.random = random;
            ending = Ending.values()[random.nextInt(Ending.values().length)];
            producers = 1 + random.nextInt(3);
            itemsEach = random.nextInt(80);
            untilError = new AtomicInteger(random.nextInt(3) == 0 ? random.nextInt(100) : Integer.MAX_VALUE);
            pipeline = pipeline(random.nextInt(4));
        }

        @Override
        public String toString() {
            return ending + ", " + producers + " x " + itemsEach + " items, " + plan;
        }

        // ---- making a pipeline ----

        private Pipeline<Item> pipeline(int stages) {
            PipelineBuilder<Item, Item> builder = Pipeline.<Item>builder("random")
                    .defaults(options -> options.onDiscard(this::discarded));
            for (int i = 0; i < stages; i++) {
                builder = withStage(builder, "stage-" + i);
            }
            return withSink(builder, "sink");
        }

        private PipelineBuilder<Item, Item> withStage(PipelineBuilder<Item, Item> builder, String name) {
            int capacity = 1 + random.nextInt(5);
            Work work = new Work(name, random);
            UnaryOperator<StageOptions<Item>> options = options(capacity);
            return switch (random.nextInt(3)) {
                case 0 -> {
                    Intake<Item, List<Item>> intake = intake(name, capacity);
                    yield builder.stage(name, intake, work::together, fitting(intake, options));
                }
                case 1 -> builder.stage(name, Intake.latest(), work::alone, fitting(Intake.latest(), options));
                default -> builder.stage(name, work::alone, options);
            };
        }

        private Pipeline<Item> withSink(PipelineBuilder<Item, Item> builder, String name) {
            int capacity = 1 + random.nextInt(5);
            Work work = new Work(name, random);
            UnaryOperator<StageOptions<Item>> options = options(capacity);
            return switch (random.nextInt(3)) {
                case 0 -> {
                    Intake<Item, List<Item>> intake = intake(name, capacity);
                    yield builder.sink(name, intake, work::deliver, fitting(intake, options));
                }
                case 1 -> builder.sink(
                        name,
                        Intake.latest(),
                        item -> work.deliver(List.of(item)),
                        fitting(Intake.latest(), options));
                default -> builder.sink(name, item -> work.deliver(List.of(item)), options);
            };
        }

        private Intake<Item, List<Item>> intake(String name, int capacity) {
            grouping.add(name);
            Intake<Item, List<Item>> intake = switch (random.nextInt(3)) {
                case 0 -> Intake.all();
                case 1 -> Intake.batch(1 + random.nextInt(capacity), Duration.ofNanos(random.nextInt(4) * 100_000L));
                default -> Intake.window(1 + random.nextInt(4));
            };
            plan.add(name + " " + intake);
            return intake;
        }

        /** Only one worker where one has to see all. */
        private UnaryOperator<StageOptions<Item>> fitting(
                Intake<Item, ?> intake, UnaryOperator<StageOptions<Item>> options) {
            return intake.common() == null ? options : set -> options.apply(set).workers(1);
        }

        private UnaryOperator<StageOptions<Item>> options(int capacity) {
            int dice = random.nextInt(10);
            Overflow overflow = dice == 0 ? Overflow.FAIL : Overflow.values()[dice % 3];
            FailurePolicy policy = random.nextInt(4) == 0 ? FailurePolicy.STOP : FailurePolicy.SKIP;
            Duration maxAge = random.nextInt(3) == 0 ? Duration.ofNanos(1 + random.nextInt(500_000)) : Duration.ofDays(1);
            boolean platform = random.nextInt(8) == 0;
            int workers = 1 + random.nextInt(4);
            boolean unordered = random.nextInt(3) == 0;
            plan.add(capacity + " " + overflow + " " + policy + " " + maxAge + " " + workers + (unordered ? " unordered" : ""));
            return options -> {
                StageOptions<Item> set = options.buffer(capacity, overflow).onFailure(policy).maxAge(maxAge).workers(workers);
                StageOptions<Item> placed = platform ? set.platformThread() : set;
                return unordered ? placed.unordered() : placed;
            };
        }

        private void discarded(Object item, DiscardReason reason, String stage) {
            fates.add(new Fate((Item) item, reason.name(), stage));
        }

        /** What one stage does, on its threads: the last thing before it returns is to note an item's fate. */
        private final class Work {

            private final String stage;
            private final Random random;
            private final int failing;
            private final int filtering;
            private final int slow;
            private final Set<Item> seen = ConcurrentHashMap.newKeySet();

            Work(String stage, Random seeds) {
                this.stage = stage;
                this.random = new Random(seeds.nextLong());
                this.failing = 1 + random.nextInt(40);
                this.filtering = 1 + random.nextInt(20);
                this.slow = random.nextInt(4);
            }

            Item alone(Item item) throws Exception {
                work();
                if (random.nextInt(filtering + 1) == 0) {
                    fates.add(new Fate(item, "filtered", stage));
                    return null;
                }
                return item;
            }

            Item together(List<Item> items) throws Exception {
                work();
                note(items, "put together");
                if (random.nextInt(filtering + 1) == 0) {
                    return null;
                }
                Item made = new Item();
                entered.add(made);
                return made;
            }

            void deliver(List<Item> items) throws Exception {
                work();
                note(items, "delivered");
                delivered.incrementAndGet();
            }

            /** Of items that are in several windows, the first time. */
            private void note(List<Item> items, String what) {
                for (Item item : items) {
                    if (seen.add(item)) {
                        fates.add(new Fate(item, what, stage));
                    }
                }
            }

            private void work() throws Exception {
                switch (random.nextInt(8) < slow ? random.nextInt(4) : 0) {
                    case 1 -> Thread.yield();
                    case 2 -> LockSupport.parkNanos(20_000);
                    case 3 -> Thread.sleep(0, 50_000);
                    default -> { }
                }
                if (untilError.getAndDecrement() == 0) {
                    throw random.nextBoolean() ? new AssertionError("as planned") : new StackOverflowError("as planned");
                }
                if (random.nextInt(failing + 4) == 0) {
                    throw new Exception("as planned");
                }
            }
        }

        // ---- playing it ----

        void play() throws Exception {
            switch (ending) {
                case SOURCE, SOURCE_THAT_THROWS -> feed();
                default -> putAndEnd();
            }
            assertOneFateEach();
        }

        private void feed() throws InterruptedException {
            int last = ending == Ending.SOURCE ? Integer.MAX_VALUE : random.nextInt(itemsEach + 1);
            try {
                RunReport report = pipeline.run(source(last));
                assertToldAsCounted(report);
            } catch (PipelineException | BufferFullException | UnsupportedOperationException e) {
                // As planned; there is no report.
            }
        }

        private Iterable<Item> source(int last) {
            return () -> new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < itemsEach;
                }

                @Override
                public Item next() {
                    if (next++ == last) {
                        throw new UnsupportedOperationException("as planned");
                    }
                    Item item = new Item();
                    entered.add(item);
                    return item;
                }
            };
        }

        private void putAndEnd() throws InterruptedException {
            PipelineRun<Item> run = pipeline.start();
            List<Task<Void>> threads = new ArrayList<>();
            for (int i = 0; i < producers; i++) {
                boolean offering = random.nextBoolean();
                threads.add(Threads.PLATFORM.run(() -> produce(run, offering)));
            }
            threads.add(Threads.PLATFORM.run(() -> {
                while (!run.state().isEnded()) {
                    Ledgers.assertBalanced(run.report(), grouping.toArray(String[]::new));
                    LockSupport.parkNanos(100_000);
                }
            }));
            LockSupport.parkNanos(random.nextInt(1_000_000));
            end(run, threads.subList(0, producers));
            awaitEnd(run);
            for (Task<Void> thread : threads) {
                thread.join();
            }
            assertToldAsCounted(run.report());
        }

        private void end(PipelineRun<Item> run, List<Task<Void>> putting) throws InterruptedException {
            switch (ending) {
                case CANCEL -> run.cancel();
                case BUDGET -> {
                    try {
                        run.stop(Duration.ofNanos(random.nextInt(1_000_000)));
                    } catch (PipelineException e) {
                        // As planned.
                    }
                }
                default -> {
                    for (Task<Void> thread : random.nextBoolean() ? putting : List.<Task<Void>>of()) {
                        thread.join();
                    }
                    run.stop();
                }
            }
        }

        private static void awaitEnd(PipelineRun<Item> run) throws InterruptedException {
            try {
                run.await();
            } catch (PipelineException e) {
                assertThat(run.state()).isEqualTo(RunState.FAILED);
            }
        }

        private void produce(PipelineRun<Item> run, boolean offering) {
            for (int i = 0; i < itemsEach; i++) {
                Item item = new Item();
                try {
                    if (!offering) {
                        run.put(item);
                        entered.add(item);
                    } else if (run.offer(item, Duration.ofNanos(50_000))) {
                        entered.add(item);
                    }
                } catch (BufferFullException e) {
                    Thread.yield();
                } catch (IllegalStateException | PipelineException e) {
                    return;
                }
            }
        }

        // ---- what must be so ----

        private void assertOneFateEach() {
            Map<Item, List<Fate>> byItem = new IdentityHashMap<>();
            entered.forEach(item -> byItem.put(item, new ArrayList<>()));
            for (Fate fate : fates) {
                assertThat(byItem).as("an item that never entered has a fate: %s", fate).containsKey(fate.item());
                byItem.get(fate.item()).add(fate);
            }
            assertThat(byItem).hasSameSizeAs(entered);
            byItem.values().forEach(all -> assertThat(all).as("the fates of one item").hasSize(1));
        }

        private void assertToldAsCounted(RunReport report) {
            Ledgers.assertBalanced(report, grouping.toArray(String[]::new));
            assertThat(report.state().isEnded()).isTrue();
            assertThat(report.handlerFailures()).isZero();
            StageReport sink = report.stages().getLast();
            assertThat(sink.emitted()).as("delivered").isEqualTo(delivered.get());
            for (StageReport stage : report.stages()) {
                assertThat(told(stage, DiscardReason.OVERFLOW) + told(stage, DiscardReason.SUPERSEDED))
                        .as("told as dropped at %s", stage)
                        .isEqualTo(stage.dropped());
                assertThat(told(stage, DiscardReason.EXPIRED)).as("told at %s", stage).isEqualTo(stage.expired());
                assertThat(told(stage, DiscardReason.CANCELLED)).as("told at %s", stage).isEqualTo(stage.discarded());
                assertThat(told(stage, DiscardReason.FAILED)).as("told at %s", stage).isEqualTo(stage.failed());
            }
        }

        private long told(StageReport stage, DiscardReason reason) {
            return fates.stream()
                    .filter(fate -> fate.stage().equals(stage.stage()) && fate.what().equals(reason.name()))
                    .count();
        }
    }
}
