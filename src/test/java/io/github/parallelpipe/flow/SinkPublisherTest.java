package io.github.parallelpipe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.Told;
import io.github.parallelpipe.buffer.BufferFullException;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinkPublisherTest {

    private final Told told = new Told();
    private PipelineRun<Integer> run;

    /** Whatever a test has left waiting. */
    @AfterEach
    void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    private SinkPublisher<Integer> started(int capacity, Overflow overflow) {
        SinkPublisher<Integer> publisher = SinkPublisher.of(capacity, overflow, told);
        run = publisher.start(into(publisher));
        return publisher;
    }

    private static Pipeline<Integer> into(SinkPublisher<Integer> publisher) {
        return Pipeline.<Integer>builder("published")
                .buffer(4, Overflow.BLOCK)
                .stage("positive", item -> {
                    if (item < 0) {
                        throw new IllegalArgumentException("negative: " + item);
                    }
                    return item;
                })
                .sink("out", publisher);
    }

    private static <T> Probe<T> subscribed(SinkPublisher<T> publisher, Probe<T> probe) {
        publisher.subscribe(probe);
        return probe.awaitSubscribed();
    }

    private void put(int from, int to) {
        IntStream.range(from, to).forEach(run::put);
    }

    /** Puts items, and waits until the publisher has them. */
    private void pass(int from, int to) {
        long before = run.report().stage("out").emitted();
        put(from, to);
        Patience.awaitUntil("published", () -> run.report().stage("out").emitted() == before + to - from);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static void assertWellSignalled(Probe<?> probe, String... ends) {
        assertThat(probe.broken()).isEmpty();
        assertThat(probe.ends()).containsExactly(ends);
        probe.awaitThreadsEnded();
    }

    @ParameterizedTest
    @EnumSource(names = "FAIL", mode = EnumSource.Mode.EXCLUDE)
    void sendsEverySubscriberAllThatComesAndThenCompletes(Overflow overflow) throws InterruptedException {
        SinkPublisher<Integer> publisher = started(100, overflow);
        List<Probe<Integer>> probes = List.of(Probe.asking(Long.MAX_VALUE), Probe.asking(100), Probe.asking(Long.MAX_VALUE));
        probes.forEach(probe -> subscribed(publisher, probe));
        put(0, 100);
        run.stop();
        for (Probe<Integer> probe : probes) {
            assertThat(probe.awaitEnd().items()).isEqualTo(range(0, 100));
            assertWellSignalled(probe, "complete");
        }
        Ledgers.assertBalanced(run.await());
        assertThat(told.discards()).isEmpty();
    }

    @Test
    void aSlowSubscriberLosesItsOldestItemsAndNobodyElseDoes() {
        SinkPublisher<Integer> publisher = started(3, Overflow.DROP_OLDEST);
        Probe<Integer> slow = subscribed(publisher, Probe.asking(0));
        Probe<Integer> fast = subscribed(publisher, Probe.asking(Long.MAX_VALUE));
        for (int item = 0; item < 10; item++) {
            pass(item, item + 1);
            fast.awaitItems(item + 1);
        }
        run.stop();
        assertThat(fast.awaitEnd().items()).isEqualTo(range(0, 10));
        slow.request(2);
        assertThat(slow.awaitItems(2).items()).containsExactly(7, 8);
        assertThat(slow.ends()).isEmpty();
        slow.request(5);
        assertThat(slow.awaitEnd().items()).containsExactly(7, 8, 9);
        assertThat(told.items()).isEqualTo(List.<Object>copyOf(range(0, 7)));
        assertThat(told.discards()).allMatch(discard -> discard.reason() == DiscardReason.OVERFLOW && discard.stage().equals("out"));
        assertWellSignalled(slow, "complete");
        assertWellSignalled(fast, "complete");
    }

    @Test
    void aSlowSubscriberMakesThePipelineWaitUnderBlock() throws InterruptedException {
        SinkPublisher<Integer> publisher = started(2, Overflow.BLOCK);
        Probe<Integer> slow = subscribed(publisher, Probe.asking(1));
        Task<Void> source = Threads.VIRTUAL.run(() -> {
            put(0, 100);
            run.stop();
        });
        slow.awaitItems(1);
        source.awaitBlocked();
        assertThat(slow.items()).containsExactly(0);
        for (int item = 1; item < 100; item++) {
            slow.request(1);
            slow.awaitItems(item + 1);
        }
        source.join();
        assertThat(slow.awaitEnd().items()).isEqualTo(range(0, 100));
        assertWellSignalled(slow, "complete");
        assertThat(told.discards()).isEmpty();
    }

    @Test
    void aSlowSubscriptionIsEndedUnderFail() {
        SinkPublisher<Integer> publisher = started(2, Overflow.FAIL);
        Probe<Integer> slow = subscribed(publisher, Probe.asking(0));
        Probe<Integer> fast = subscribed(publisher, Probe.asking(Long.MAX_VALUE));
        for (int item = 0; item < 5; item++) {
            pass(item, item + 1);
            fast.awaitItems(item + 1);
        }
        run.stop();
        assertThat(slow.awaitEnd().error()).isInstanceOf(BufferFullException.class);
        assertThat(slow.items()).isEmpty();
        assertThat(fast.awaitEnd().items()).isEqualTo(range(0, 5));
        assertThat(told.discards())
                .contains(new Told.Discard(2, DiscardReason.OVERFLOW, "out"), new Told.Discard(0, DiscardReason.CANCELLED, "out"));
        assertThat(told.items()).doesNotHaveDuplicates();
        assertWellSignalled(slow, "error");
        assertWellSignalled(fast, "complete");
    }

    @Test
    void withoutASubscriberItemsWaitForTheNext() {
        SinkPublisher<Integer> publisher = started(4, Overflow.DROP_OLDEST);
        pass(0, 6);
        assertThat(told.items()).containsExactly(0, 1);
        Probe<Integer> first = subscribed(publisher, Probe.asking(Long.MAX_VALUE)).awaitItems(4);
        assertThat(first.items()).isEqualTo(range(2, 6));
        Probe<Integer> second = subscribed(publisher, Probe.asking(Long.MAX_VALUE));
        pass(6, 8);
        first.awaitItems(6).cancel();
        assertThat(second.awaitItems(2).items()).isEqualTo(range(6, 8));
        second.cancel();
        first.awaitThreadsEnded();
        second.awaitThreadsEnded();
        pass(8, 10);
        run.stop();
        Patience.awaitUntil("ended", () -> run.state().isEnded());
        Probe<Integer> third = subscribed(publisher, Probe.asking(Long.MAX_VALUE)).awaitEnd();
        assertThat(third.items()).isEqualTo(range(8, 10));
        assertWellSignalled(third, "complete");
        Probe<Integer> fourth = subscribed(publisher, Probe.asking(0)).awaitEnd();
        assertWellSignalled(fourth, "complete");
        assertThat(told.items()).containsExactly(0, 1);
    }

    @Test
    void withoutASubscriberAFullBufferFailsTheRunUnderFail() {
        SinkPublisher<Integer> publisher = started(2, Overflow.FAIL);
        put(0, 3);
        assertThatThrownBy(run::await).isInstanceOf(PipelineException.class).hasCauseInstanceOf(BufferFullException.class);
        Patience.awaitUntil("told", () -> told.items().size() == 2);
        Probe<Integer> late = subscribed(publisher, Probe.asking(1)).awaitEnd();
        assertThat(late.error()).isInstanceOf(PipelineException.class);
        assertThat(told.items()).containsExactly(0, 1);
    }

    @Test
    void completesWithoutDemandWhenNothingIsBuffered() {
        Probe<Integer> probe = subscribed(started(2, Overflow.BLOCK), Probe.asking(0));
        run.stop();
        assertWellSignalled(probe.awaitEnd(), "complete");
    }

    @Test
    void aFailureIsSignalledAtOnceAndWhatWaitsIsTold() {
        SinkPublisher<Integer> publisher = started(4, Overflow.BLOCK);
        Probe<Integer> probe = subscribed(publisher, Probe.asking(1));
        pass(0, 3);
        probe.awaitItems(1);
        run.put(-1);
        assertThat(probe.awaitEnd().error())
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("positive")
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(probe.items()).containsExactly(0);
        assertThat(told.discards()).containsExactly(
                new Told.Discard(1, DiscardReason.CANCELLED, "out"), new Told.Discard(2, DiscardReason.CANCELLED, "out"));
        assertWellSignalled(probe, "error");
        Probe<Integer> late = subscribed(publisher, Probe.asking(1)).awaitEnd();
        assertWellSignalled(late, "error");
    }

    @Test
    void aCancelledRunDoesNotLookCompleted() {
        SinkPublisher<Integer> publisher = started(4, Overflow.BLOCK);
        Probe<Integer> probe = subscribed(publisher, Probe.asking(1));
        run.cancel();
        assertThat(probe.awaitEnd().error())
                .isInstanceOf(CancellationException.class)
                .hasMessage("the run of pipeline 'published' was cancelled");
        assertWellSignalled(probe, "error");
    }

    @Test
    void aCancelledRunDiscardsWhatWaitsForASubscriber() {
        started(4, Overflow.BLOCK);
        pass(0, 3);
        run.cancel();
        Patience.awaitUntil("told", () -> told.items().size() == 3);
        assertThat(told.items()).containsExactly(0, 1, 2);
    }

    @Test
    void aCancelledSubscriptionDiscardsWhatItHasOnce() {
        SinkPublisher<Integer> publisher = started(8, Overflow.BLOCK);
        Probe<Integer> probe = subscribed(publisher, Probe.asking(2));
        pass(0, 6);
        probe.awaitItems(2);
        probe.cancel();
        probe.cancel();
        Patience.awaitUntil("told", () -> told.items().size() >= 4);
        probe.request(5);
        probe.request(-1);
        probe.awaitThreadsEnded();
        assertThat(told.items()).containsExactly(2, 3, 4, 5);
        assertThat(told.discards()).allMatch(discard -> discard.reason() == DiscardReason.CANCELLED);
        assertThat(probe.items()).containsExactly(0, 1);
        assertWellSignalled(probe);
    }

    @Test
    void aCancelFreesAPipelineThatWaits() {
        SinkPublisher<Integer> publisher = started(1, Overflow.BLOCK);
        Probe<Integer> probe = subscribed(publisher, Probe.asking(0));
        pass(0, 1);
        run.put(1);
        Patience.awaitUntil("the sink has it", () -> run.report().stage("out").inProcess() == 1);
        probe.cancel();
        Patience.awaitUntil("told", () -> told.items().size() == 2);
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1);
        pass(2, 3);
        assertThat(subscribed(publisher, Probe.asking(1)).awaitItems(1).items()).containsExactly(2);
    }

    /** The last subscriber to leave and the next to come leave no gap into which an item could fall. */
    @ParameterizedTest
    @EnumSource(names = {"DROP_OLDEST", "BLOCK"})
    void nothingIsLostWhileSubscribersComeAndGo(Overflow overflow) throws InterruptedException {
        SinkPublisher<Integer> publisher = started(4, overflow);
        List<Probe<Integer>> probes = new ArrayList<>();
        Task<Void> source = Threads.VIRTUAL.run(() -> {
            put(0, 50_000);
            run.stop();
        });
        while (!run.state().isEnded()) {
            Probe<Integer> probe = subscribed(publisher, Probe.asking(Long.MAX_VALUE));
            probe.cancel();
            probe.awaitThreadsEnded();
            probes.add(probe);
        }
        source.join();
        probes.add(subscribed(publisher, Probe.asking(Long.MAX_VALUE)).awaitEnd());
        probes.forEach(Probe::awaitThreadsEnded);
        Set<Object> seen = new HashSet<>(told.items()); // more than once where one comes before the other has left
        probes.forEach(probe -> seen.addAll(probe.items()));
        assertThat(seen).hasSize(50_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aRequestThatIsNotPositiveEndsTheSubscription(long n) {
        SinkPublisher<Integer> publisher = started(4, Overflow.BLOCK);
        Probe<Integer> probe = subscribed(publisher, Probe.asking(0));
        pass(0, 2);
        probe.request(n);
        assertThat(probe.awaitEnd().error())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request must be positive (rule 3.9): " + n);
        assertThat(told.items()).containsExactly(0, 1);
        assertWellSignalled(probe, "error");
    }

    @Test
    void aSubscriberThatThrowsIsTakenForOneThatCancels() {
        SinkPublisher<Integer> publisher = started(4, Overflow.BLOCK);
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Probe<Integer> bad = Probe.asking(Long.MAX_VALUE, item -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
            if (item == 1) {
                throw new UnsupportedOperationException("as planned");
            }
        });
        Probe<Integer> good = Probe.asking(Long.MAX_VALUE);
        subscribed(publisher, bad);
        subscribed(publisher, good);
        put(0, 50);
        run.stop();
        assertThat(good.awaitEnd().items()).isEqualTo(range(0, 50));
        assertThat(bad.items()).containsExactly(0, 1);
        assertThat(uncaught).singleElement().isInstanceOf(UnsupportedOperationException.class);
        assertWellSignalled(good, "complete");
        assertWellSignalled(bad);
        assertThat(told.items()).doesNotContain(0, 1).doesNotHaveDuplicates();
    }

    @Test
    void signalsFromThreadsOfItsOwnAndHoldsNobodyUp() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        SinkPublisher<Integer> publisher = started(4, Overflow.DROP_OLDEST);
        Probe<Integer> stuck = Probe.asking(0, item -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Probe<Integer> other = Probe.asking(Long.MAX_VALUE);
        subscribed(publisher, stuck);
        subscribed(publisher, other);
        stuck.request(10);
        pass(0, 1);
        stuck.awaitItems(1);
        pass(1, 20); // while one subscriber is at work
        stuck.request(100);
        stuck.cancel();
        assertThat(stuck.wasSignalledBy(Thread.currentThread())).isFalse();
        gate.countDown();
        run.stop();
        other.awaitEnd();
        assertWellSignalled(stuck);
        assertWellSignalled(other, "complete");
    }

    @Test
    void whatWaitsForNobodyCanBeGivenUp() {
        SinkPublisher<Integer> publisher = started(4, Overflow.BLOCK);
        pass(0, 2);
        publisher.discardWaiting();
        assertThat(told.items()).containsExactly(0, 1);
        pass(2, 4);
        run.close();
        publisher.discardWaiting();
        publisher.discardWaiting();
        assertThat(told.items()).containsExactly(0, 1, 2, 3);
        Probe<Integer> late = subscribed(publisher, Probe.asking(9)).awaitEnd();
        assertThat(late.items()).isEmpty();
        assertWellSignalled(late, "complete");
    }

    @Test
    void aHandlerThatThrowsChangesNothing() {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        SinkPublisher<Integer> publisher = SinkPublisher.of(1, Overflow.DROP_OLDEST, (item, reason, stage) -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
            seen.add(item);
            throw new UnsupportedOperationException("as planned");
        });
        run = publisher.start(into(publisher));
        Probe<Integer> probe = subscribed(publisher, Probe.asking(0));
        pass(0, 3);
        run.stop();
        probe.request(1);
        assertThat(probe.awaitEnd().items()).containsExactly(2);
        assertThat(seen).containsExactly(0, 1);
        assertWellSignalled(probe, "complete");
    }

    @Test
    void servesTheOneRunThatItHasStarted() {
        SinkPublisher<Integer> publisher = SinkPublisher.of(2);
        Pipeline<Integer> pipeline = into(publisher);
        assertThatThrownBy(pipeline.start()::await)
                .hasMessageContaining("use publisher.start(pipeline), not pipeline.start()");
        run = publisher.start(pipeline);
        pass(0, 1);
        assertThatThrownBy(() -> publisher.start(pipeline))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a publisher serves one run: it was started before pipeline 'published'");
        assertThatThrownBy(pipeline.start()::await).isInstanceOf(PipelineException.class);
        assertThat(subscribed(publisher, Probe.asking(1)).awaitItems(1).items()).containsExactly(0);
    }

    @Test
    void refusesNullAndNoCapacity() {
        assertThatThrownBy(() -> SinkPublisher.of(0)).hasMessage("capacity must be positive: 0");
        assertThatThrownBy(() -> SinkPublisher.of(1, null)).hasMessage("overflow must not be null");
        assertThatThrownBy(() -> SinkPublisher.of(1, Overflow.BLOCK, null)).hasMessage("discard handler must not be null");
        assertThatThrownBy(() -> SinkPublisher.of(1).subscribe(null)).hasMessage("subscriber must not be null");
        assertThatThrownBy(() -> SinkPublisher.of(1).start(null)).hasMessage("pipeline must not be null");
    }

    @Test
    void aSubscriberThatCancelsHoldsNobodyUpThoughItIsBusy() throws InterruptedException {
        SinkPublisher<Integer> publisher = started(1, Overflow.BLOCK);
        CountDownLatch free = new CountDownLatch(1);
        Probe<Integer> busy = subscribed(publisher, Probe.asking(Long.MAX_VALUE, item -> awaitOpen(free)));
        Probe<Integer> other = subscribed(publisher, Probe.asking(Long.MAX_VALUE));
        Task<Void> source = Threads.VIRTUAL.run(() -> put(0, 20)).awaitBlocked();

        busy.cancel();

        source.join();
        other.awaitItems(20);
        free.countDown();
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSubscriberThatThrowsHoldsNobodyUpThoughTheHandlerOfThatThrowsToo() {
        SinkPublisher<Integer> publisher = started(1, Overflow.BLOCK);
        subscribed(publisher, Probe.asking(Long.MAX_VALUE, item -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {
                throw new IllegalStateException("the handler as well");
            });
            throw new IllegalStateException("thrown by a subscriber");
        }));
        Probe<Integer> other = subscribed(publisher, Probe.asking(Long.MAX_VALUE));

        put(0, 20);

        other.awaitItems(20);
    }

    @Test
    void subscribersAreToldOfARunThatCannotBeStarted() {
        SinkPublisher<Integer> publisher = SinkPublisher.of(1);
        Probe<Integer> probe = subscribed(publisher, Probe.asking(1));
        Pipeline<Integer> cannotBeStarted = Pipeline.<Integer>builder("published")
                .threadContext(() -> {
                    throw new IllegalStateException("no context");
                })
                .sink("out", publisher);

        assertThatThrownBy(() -> publisher.start(cannotBeStarted)).hasMessage("no context");

        assertThat(probe.awaitEnd().error()).hasMessage("no context");
    }
}
