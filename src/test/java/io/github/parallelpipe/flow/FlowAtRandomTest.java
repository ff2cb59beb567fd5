package io.github.parallelpipe.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Streams through processors, which end in ways and at moments that nobody thought of: every item that came by {@code onNext} has
 * exactly one fate, demand is never exceeded, signals are serial, and no thread is left. The seed of a round that fails is in its
 * message; {@code -Dparallelpipe.seed} begins with it again.
 */
class FlowAtRandomTest {

    private static final int ROUNDS = 500;

    private static final class Item {}

    private enum Ending { COMPLETE, ERROR, CANCEL, ILLEGAL_REQUEST, THROWING_SUBSCRIBER, RUN_STOP, RUN_CANCEL, FAILING_STAGE }

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

    private static final class Round {

        private final Random random;
        private final Ending ending;
        private final Overflow entry;
        private final Overflow exit;
        private final int items;
        private final int moment;
        private final Queue<Item> entered = new ConcurrentLinkedQueue<>();
        private final Queue<Item> fates = new ConcurrentLinkedQueue<>();
        private final Source source = new Source();
        private final Probe<Item> probe;
        private final SinkPublisher<Item> publisher;
        private final PipelineProcessor<Item, Item> processor;

        Round(Random random) {
            this.random = random;
            ending = any(Ending.values());
            entry = any(Overflow.values());
            exit = any(Overflow.values());
            items = random.nextInt(60);
            moment = random.nextInt(items + 1);
            probe = Probe.asking(random.nextInt(3), this::received);
            publisher = SinkPublisher.of(1 + random.nextInt(5), exit, this::discarded);
            processor = PipelineProcessor.start(pipeline(), publisher, this::discarded);
        }

        private <E> E any(E[] values) {
            return values[random.nextInt(values.length)];
        }

        @Override
        public String toString() {
            return ending + " at " + moment + " of " + items + ", " + entry + ", " + exit + ", " + probe.ends();
        }

        private Pipeline<Item> pipeline() {
            int capacity = 1 + random.nextInt(5);
            int inner = 1 + random.nextInt(5);
            int worst = random.nextInt(40);
            Random dice = new Random(random.nextLong());
            return Pipeline.<Item>builder("random")
                    .defaults(options -> options.onDiscard((item, reason, stage) -> discarded((Item) item, reason, stage)))
                    .stage(
                            "some",
                            item -> {
                                if (dice.nextInt(20) == 0) {
                                    fates.add(item);
                                    return null;
                                }
                                if (ending == Ending.FAILING_STAGE && dice.nextInt(worst + 1) == 0) {
                                    throw new Exception("as planned");
                                }
                                return item;
                            },
                            options -> options.buffer(capacity, entry).onFailure(FailurePolicy.STOP))
                    .sink("out", publisher, options -> options.buffer(inner, Overflow.BLOCK));
        }

        private void discarded(Item item, DiscardReason reason, String stage) {
            fates.add(item);
        }

        private void received(Item item) {
            fates.add(item);
            if (ending == Ending.THROWING_SUBSCRIBER && probe.items().size() > moment) {
                Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
                throw new UnsupportedOperationException("as planned");
            }
        }

        // ---- playing it ----

        void play() throws InterruptedException {
            processor.onSubscribe(source);
            boolean late = random.nextBoolean();
            Task<Void> feeding = Threads.VIRTUAL.run(this::feed);
            if (late) {
                pause();
            }
            processor.subscribe(probe);
            probe.awaitSubscribed();
            Random dice = new Random(random.nextLong());
            Task<Void> asking = Threads.VIRTUAL.run(() -> ask(dice));
            pause();
            end();
            feeding.join();
            awaitEnd();
            asking.join();
            assertAllIsWell();
        }

        private void pause() {
            LockSupport.parkNanos(random.nextInt(300_000));
        }

        /** What a publisher does: no more than was asked for, until it is cancelled. */
        private void feed() {
            for (int sent = 0; sent < items && source.cancels() == 0; sent++) {
                while (source.requested() <= sent) {
                    if (source.cancels() > 0) {
                        return;
                    }
                    Thread.yield();
                }
                if (sent == moment && ending == Ending.ERROR) {
                    processor.onError(new IOException("as planned"));
                    return;
                }
                Item item = new Item();
                entered.add(item);
                processor.onNext(item);
            }
            if (ending == Ending.ERROR) {
                processor.onError(new IOException("as planned"));
            } else {
                processor.onComplete();
            }
        }

        private void ask(Random dice) {
            while (!processor.end().toCompletableFuture().isDone()) {
                probe.request(1 + dice.nextInt(4));
                LockSupport.parkNanos(dice.nextInt(50_000));
            }
            probe.request(dice.nextBoolean() ? Long.MAX_VALUE : items + 1);
        }

        private void end() {
            switch (ending) {
                case CANCEL -> probe.cancel();
                case ILLEGAL_REQUEST -> probe.request(0);
                case RUN_STOP -> processor.run().stop();
                case RUN_CANCEL -> processor.run().cancel();
                default -> { }
            }
        }

        private void awaitEnd() {
            Patience.awaitUntil("the run's end", () -> processor.end().toCompletableFuture().isDone());
            if (ending != Ending.CANCEL && ending != Ending.THROWING_SUBSCRIBER) {
                probe.awaitEnd();
            }
        }

        // ---- what must be so ----

        private void assertAllIsWell() {
            probe.awaitThreadsEnded();
            publisher.discardWaiting();
            Patience.awaitUntil(
                    "a fate for every item: " + entered.size() + ", now " + fates.size(), () -> fates.size() >= entered.size());
            Map<Item, Integer> counts = new IdentityHashMap<>();
            fates.forEach(item -> counts.merge(item, 1, Integer::sum));
            assertThat(counts.values()).as("fates of one item").containsOnly(counts.isEmpty() ? new Integer[0] : new Integer[] {1});
            assertThat(counts).hasSameSizeAs(entered);
            assertThat(probe.broken()).isEmpty();
            assertThat(probe.ends()).hasSizeLessThanOrEqualTo(1);
            assertThat(processor.run().state().isEnded()).isTrue();
            if (ending == Ending.ERROR) {
                assertThat(probe.ends()).containsExactly("error");
                assertThat(processor.run().state()).isNotEqualTo(RunState.COMPLETED);
            }
            if (ending == Ending.COMPLETE && entry != Overflow.FAIL && exit != Overflow.FAIL) {
                assertThat(probe.ends()).containsExactly("complete");
                assertThat(processor.run().state()).isEqualTo(RunState.COMPLETED);
            }
        }
    }
}
