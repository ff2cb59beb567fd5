package io.github.parallelpipe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.Told;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSubscriberTest {

    private final Told discarded = new Told();
    private final Told refused = new Told();
    private final List<Integer> delivered = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Source source = new Source();

    @AfterEach
    void openGate() {
        gate.countDown();
    }

    private Pipeline<Integer> held(int capacity, Overflow overflow) {
        return Pipeline.<Integer>builder("held")
                .defaults(options -> options.onDiscard(discarded))
                .stage(
                        "first",
                        item -> {
                            gate.await();
                            return item;
                        },
                        options -> options.buffer(capacity, overflow))
                .sink("last", delivered::add, options -> options.buffer(1, Overflow.BLOCK));
    }

    private RunSubscriber<Integer> subscribed(PipelineRun<Integer> run) {
        RunSubscriber<Integer> subscriber = RunSubscriber.of(run, refused);
        subscriber.onSubscribe(source);
        return subscriber;
    }

    private static void send(RunSubscriber<Integer> subscriber, int from, int to) {
        IntStream.range(from, to).forEach(subscriber::onNext);
    }

    private static RunReport end(RunSubscriber<?> subscriber) {
        return Ledgers.assertBalanced(
                subscriber.end().toCompletableFuture().orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).join());
    }

    private static Throwable failure(RunSubscriber<?> subscriber) {
        try {
            throw new AssertionError("it did not fail: " + end(subscriber));
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    @ParameterizedTest
    @CsvSource({"DROP_OLDEST, 9223372036854775807", "DROP_NEWEST, 9223372036854775807", "FAIL, 9223372036854775807", "BLOCK, 3"})
    void requestsWhatTheFirstBufferCanTake(Overflow overflow, long expected) throws InterruptedException {
        PipelineRun<Integer> run = held(3, overflow).start();
        subscribed(run);
        assertThat(source.requested()).isEqualTo(expected);
        run.cancel();
        run.await();
    }

    @Test
    void neverWaitsAndRequestsAsItHandsOver() {
        RunSubscriber<Integer> subscriber = subscribed(held(4, Overflow.BLOCK).start());
        int sent = 0;
        while (sent < source.requested()) {
            subscriber.onNext(sent++);
        }
        assertThat(sent).as("what its own queue, the buffer and the stage hold").isBetween(4, 4 + 4 + 4);
        gate.countDown();
        source.awaitRequested(sent + 1);
        subscriber.onComplete();
        assertThat(end(subscriber).state()).isEqualTo(RunState.COMPLETED);
        assertThat(delivered).isEqualTo(IntStream.range(0, sent).boxed().toList());
        assertThat(refused.discards()).isEmpty();
        assertThat(source.cancels()).as("cancels of a subscription that is over").isZero();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "8"})
    void asksForMoreAgainAndAgain(int capacity) {
        gate.countDown();
        RunSubscriber<Integer> subscriber = subscribed(held(capacity, Overflow.BLOCK).start());
        for (int next = 0; next < 1_000; next++) {
            source.awaitRequested(next + 1);
            subscriber.onNext(next);
        }
        subscriber.onComplete();
        assertThat(end(subscriber).stage("last").emitted()).isEqualTo(1_000);
        assertThat(delivered).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void dropsAsTheBufferSays() {
        RunSubscriber<Integer> subscriber = subscribed(held(2, Overflow.DROP_OLDEST).start());
        send(subscriber, 0, 10);
        gate.countDown();
        subscriber.onComplete();
        RunReport report = end(subscriber);
        assertThat(report.stage("first").offered()).isEqualTo(10);
        assertThat(delivered).contains(8, 9).hasSize(10 - discarded.items().size());
        assertThat(refused.discards()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DROP_OLDEST", "BLOCK"})
    void anErrorCancelsTheRunAndIsTold(Overflow overflow) {
        PipelineRun<Integer> run = held(4, overflow).start();
        RunSubscriber<Integer> subscriber = subscribed(run);
        send(subscriber, 0, 4);
        IOException broken = new IOException("broken");
        subscriber.onError(broken);
        assertThat(failure(subscriber)).isSameAs(broken);
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(delivered).isEmpty();
        assertToldOnce(4);
        assertThat(source.cancels()).as("cancels of a subscription that is over").isZero();
    }

    /** Many times, since the thread that hands over must not be quicker to stop the run. */
    @Test
    void anErrorCancelsARunThatHasNothingToDo() {
        gate.countDown();
        for (int round = 0; round < 300; round++) {
            PipelineRun<Integer> run = held(2, Overflow.BLOCK).start();
            RunSubscriber<Integer> subscriber = RunSubscriber.of(run);
            subscriber.onSubscribe(new Source());
            subscriber.onError(new IOException("broken"));
            assertThat(failure(subscriber)).isInstanceOf(IOException.class);
            assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        }
    }

    /** By the run or by the subscriber: which of the two depends on how far an item has come. */
    private void assertToldOnce(int items) {
        Patience.awaitUntil("all told", () -> refused.items().size() + discarded.items().size() >= items);
        List<Object> all = new ArrayList<>(refused.items());
        all.addAll(discarded.items());
        assertThat(all).doesNotHaveDuplicates().hasSize(items);
        assertThat(refused.discards()).allMatch(told -> told.reason() == DiscardReason.CANCELLED && told.stage().equals("first"));
    }

    @ParameterizedTest
    @CsvSource({"DROP_OLDEST", "BLOCK"})
    void aFailedStageCancelsTheSubscriptionWithoutAnotherItem(Overflow overflow) {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("failing")
                .buffer(4, overflow)
                .stage("broken", item -> item / (item - 1))
                .sink("last", delivered::add);
        RunSubscriber<Integer> subscriber = subscribed(pipeline.start());
        subscriber.onNext(1);
        source.awaitCancelled();
        assertThat(failure(subscriber))
                .isInstanceOfSatisfying(PipelineException.class, e -> assertThat(e.stage()).isEqualTo("broken"));
        subscriber.onNext(2);
        assertThat(refused.discards()).containsExactly(new Told.Discard(2, DiscardReason.CANCELLED, "broken"));
        assertThat(source.cancels()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"DROP_OLDEST", "BLOCK"})
    void aCancelledRunCancelsTheSubscription(Overflow overflow) {
        PipelineRun<Integer> run = held(4, overflow).start();
        RunSubscriber<Integer> subscriber = subscribed(run);
        send(subscriber, 0, 4);
        run.cancel();
        source.awaitCancelled();
        assertThat(end(subscriber).state()).isEqualTo(RunState.CANCELLED);
        assertToldOnce(4);
        subscriber.onComplete();
    }

    @ParameterizedTest
    @CsvSource({"DROP_OLDEST", "BLOCK"})
    void aStoppedRunCancelsTheSubscriptionByTheNextItem(Overflow overflow) {
        PipelineRun<Integer> run = held(4, overflow).start();
        RunSubscriber<Integer> subscriber = subscribed(run);
        run.stop();
        subscriber.onNext(1);
        Patience.awaitUntil("told", () -> !refused.items().isEmpty());
        source.awaitCancelled();
        gate.countDown();
        assertThat(end(subscriber).state()).isEqualTo(RunState.COMPLETED);
        assertThat(refused.items()).containsExactly(1);
    }

    @Test
    void aFullBufferThatFailsBreaksTheStreamOff() {
        PipelineRun<Integer> run = held(2, Overflow.FAIL).start();
        RunSubscriber<Integer> subscriber = subscribed(run);
        int sent = 0;
        while (source.cancels() == 0) {
            subscriber.onNext(sent++);
        }
        assertThat(failure(subscriber)).isInstanceOf(BufferFullException.class).hasMessageContaining("'first' is full");
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(refused.discards()).containsExactly(new Told.Discard(sent - 1, DiscardReason.OVERFLOW, "first"));
        assertThat(discarded.items()).hasSize(sent - 1);
    }

    @Test
    void moreThanWasRequestedBreaksTheStreamOff() {
        PipelineRun<Integer> run = held(2, Overflow.BLOCK).start();
        RunSubscriber<Integer> subscriber = subscribed(run);
        int sent = 0;
        while (source.cancels() == 0) {
            subscriber.onNext(sent++);
        }
        assertThat(failure(subscriber))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("publisher sent more than was requested (rule 1.1)");
        int all = sent;
        Patience.awaitUntil("all told", () -> refused.items().size() + discarded.items().size() == all);
        assertThat(refused.discards()).contains(new Told.Discard(sent - 1, DiscardReason.OVERFLOW, "first"));
    }

    @Test
    void cancelsASecondSubscriptionAndALateOne() throws InterruptedException {
        PipelineRun<Integer> run = held(2, Overflow.BLOCK).start();
        RunSubscriber<Integer> subscriber = subscribed(run);
        Source second = new Source();
        subscriber.onSubscribe(second);
        assertThat(second.cancels()).isEqualTo(1);
        assertThat(second.requested()).isZero();
        assertThat(source.cancels()).isZero();

        run.cancel();
        run.await();
        Source late = new Source();
        RunSubscriber<Integer> ended = RunSubscriber.of(run);
        end(ended);
        ended.onSubscribe(late);
        assertThat(late.cancels()).isEqualTo(1);
    }

    @Test
    void aSubscriptionThatThrowsDoesNotKeepTheEndFromBeingTold() {
        PipelineRun<Integer> run = held(2, Overflow.DROP_OLDEST).start();
        RunSubscriber<Integer> subscriber = RunSubscriber.of(run);
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
                throw new UnsupportedOperationException("as planned");
            }
        });
        run.cancel();
        assertThat(end(subscriber).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void refusesNull() {
        PipelineRun<Integer> run = held(2, Overflow.DROP_OLDEST).start();
        RunSubscriber<Integer> subscriber = RunSubscriber.of(run);
        assertThatThrownBy(() -> subscriber.onNext(null)).isInstanceOf(NullPointerException.class).hasMessage("item must not be null");
        assertThatThrownBy(() -> subscriber.onError(null)).hasMessage("error must not be null");
        assertThatThrownBy(() -> subscriber.onSubscribe(null)).hasMessage("subscription must not be null");
        assertThatThrownBy(() -> RunSubscriber.of(null)).hasMessage("run must not be null");
        assertThatThrownBy(() -> RunSubscriber.of(run, null)).hasMessage("discard handler must not be null");
        run.cancel();
    }
}
