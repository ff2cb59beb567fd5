package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers on one stage: at once, and yet in order, whatever becomes of an item, with no more in hand than is said. */
class WorkersTest {

    private static final int MANY = 2_000;

    private static <T> PipelineBuilder<T, T> lossless() {
        return Pipeline.<T>builder("crew").buffer(4, Overflow.BLOCK);
    }

    private static Iterable<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** Takes a while, and another while for the next item. */
    private static void work(int item) {
        LockSupport.parkNanos((item * 7919L) % 5 * 20_000);
    }

    // ---- At once ----

    @Test
    void workOnDifferentItemsAtOnce() throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("together", item -> {
                    three.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
                    return item;
                }, options -> options.workers(3))
                .sink("sink", item -> {});

        RunReport report = pipeline.run(numbers(6));

        assertThat(report.stages().getLast().emitted()).isEqualTo(6);
    }

    @Test
    void theirThreadsAreNumbered() throws InterruptedException {
        Set<String> names = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(3);
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("together", item -> {
                    names.add(Thread.currentThread().getName() + (Thread.currentThread().isVirtual() ? "" : ", platform"));
                    all.countDown();
                    all.await();
                    return item;
                }, options -> options.workers(3).platformThread())
                .sink("sink", item -> {});

        pipeline.run(numbers(3));

        assertThat(names).containsExactlyInAnyOrder(
                "crew/together-0, platform", "crew/together-1, platform", "crew/together-2, platform");
    }

    @Test
    void ofASinkCountEveryItem() throws InterruptedException {
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless().sink("sink", item -> {}, options -> options.workers(4));

        RunReport report = pipeline.run(numbers(50_000));

        assertThat(report.stages().getFirst().emitted()).isEqualTo(50_000);
        Ledgers.assertBalanced(report);
    }

    // ---- In order ----

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void emitInTheOrderInWhichTheyTook(int workers) throws InterruptedException {
        List<Integer> received = new ArrayList<>();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("slow", item -> {
                    work(item);
                    return item;
                }, options -> options.workers(workers))
                .sink("sink", received::add);

        RunReport report = pipeline.run(numbers(MANY));

        assertThat(received).containsExactlyElementsOf(numbers(MANY));
        Ledgers.assertBalanced(report);
    }

    @Test
    void areNotStalledByWhatIsFilteredSkippedOrTooOld() throws InterruptedException {
        List<Integer> received = new ArrayList<>();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("one is old when it leaves, and so are some behind it", item -> {
                    Thread.sleep(item == 50 ? 400 : 0);
                    return item;
                })
                .stage("slow", item -> {
                    work(item);
                    if (item % 3 == 1) {
                        throw new IllegalArgumentException("as planned");
                    }
                    return item % 7 == 3 ? null : item;
                }, options -> options.workers(3).onFailure(FailurePolicy.SKIP).maxAge(Duration.ofMillis(300)))
                .sink("sink", received::add);

        RunReport report = pipeline.run(numbers(MANY / 4));

        StageReport slow = report.stages().get(1);
        assertThat(slow.failed()).isPositive();
        assertThat(slow.filtered()).isPositive();
        assertThat(slow.expired()).isPositive();
        assertThat(received).isSorted().doesNotHaveDuplicates().hasSize((int) slow.emitted());
        Ledgers.assertBalanced(report);
    }

    @Test
    void takeBatchesAsUnits() throws InterruptedException {
        List<List<Integer>> received = new ArrayList<>();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("pairs", Intake.<Integer>batch(2, Duration.ofMillis(1)), items -> {
                    work(items.getFirst());
                    return items;
                }, options -> options.workers(3))
                .sink("sink", received::add);

        pipeline.run(numbers(500));

        assertThat(received.stream().flatMap(List::stream)).containsExactlyElementsOf(numbers(500));
        assertThat(received).anySatisfy(items -> assertThat(items).hasSize(2));
    }

    @Test
    void unorderedTheyDoNotWaitForOneAnother() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        List<Integer> received = new ArrayList<>();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("first waits for the second to arrive", item -> {
                    if (item == 0 && !second.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                        throw new AssertionError("the second never arrived");
                    }
                    return item;
                }, options -> options.workers(2).unordered())
                .sink("sink", item -> {
                    received.add(item);
                    second.countDown();
                });

        pipeline.run(numbers(2));

        assertThat(received).containsExactly(1, 0);
    }

    /** Were the results bounded only by what the stage can take, all hundred would be in hand. */
    @Test
    void haveNoMoreThanTwiceTheirNumberInHandWhileTheFirstIsNotDone() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        List<Integer> received = new ArrayList<>();
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("crew")
                .stage("first takes long", item -> {
                    if (item == 0) {
                        first.await();
                    }
                    return item;
                }, options -> options.workers(3).buffer(100).platformThread())
                .sink("sink", received::add, options -> options.buffer(100));
        try (PipelineRun<Integer> run = pipeline.start()) {
            numbers(100).forEach(run::put);
            Patience.awaitUntil("six in hand", () -> stage(run).inProcess() >= 6);
            Patience.awaitUntil("all three wait", () -> waiting("crew/first takes long") == 3);

            assertThat(stage(run).emitted()).isZero();
            assertThat(stage(run).taken()).isEqualTo(6);

            first.countDown();
        }

        assertThat(received).containsExactlyElementsOf(numbers(100));
    }

    private static long waiting(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name) && thread.getState() == Thread.State.WAITING)
                .count();
    }

    private static StageReport stage(PipelineRun<Integer> run) {
        return run.report().stages().getFirst();
    }

    // ---- Opened and closed ----

    /** What it is called, and whether it is between open and close. */
    private static final class Counted implements Stage<Integer, Integer> {

        private static final AtomicInteger MADE = new AtomicInteger();

        final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        private final CyclicBarrier together;

        Counted(int workers) {
            together = new CyclicBarrier(workers);
            MADE.incrementAndGet();
        }

        @Override
        public void open() {
            calls.add("open");
        }

        @Override
        public Integer process(Integer item) throws Exception {
            calls.add("process");
            threads.add(Thread.currentThread());
            together.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
            return item;
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    @Test
    void openASharedStageOnceBeforeAllAndCloseItOnceAfterAll() throws InterruptedException {
        Counted shared = new Counted(4);
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("shared", shared, options -> options.workers(4))
                .sink("sink", item -> {});

        pipeline.run(numbers(4));

        assertThat(shared.threads).hasSize(4);
        assertThat(shared.calls).containsExactly("open", "process", "process", "process", "process", "close");
    }

    @Test
    void canHaveAStageEach() throws InterruptedException {
        List<Counted> made = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(2);
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("own", Stage.<Integer, Integer>perWorker(() -> {
                    Counted own = new Counted(1);
                    synchronized (made) {
                        made.add(own);
                    }
                    return own;
                }), options -> options.workers(2))
                .stage("meet", item -> {
                    together.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
                    return item;
                }, options -> options.workers(2))
                .sink("sink", Sink.<Integer>perWorker(() -> item -> {}));

        pipeline.run(numbers(100));

        assertThat(made).hasSize(2).allSatisfy(own -> {
            assertThat(own.calls).startsWith("open").endsWith("close");
            assertThat(own.threads).hasSizeLessThanOrEqualTo(1);
        });
        pipeline.run(numbers(2));
        assertThat(made).as("a second run makes its own").hasSize(4);
    }

    @Test
    void failTheRunIfTheirStageCannotBeMade() {
        Pipeline<Integer> throwing = WorkersTest.<Integer>lossless()
                .stage("own", Stage.<Integer, Integer>perWorker(() -> {
                    throw new IllegalStateException("no model");
                }), options -> options.workers(2))
                .sink("sink", item -> {});
        Pipeline<Integer> givingNull = WorkersTest.<Integer>lossless().sink("sink", Sink.<Integer>perWorker(() -> null));

        assertThatThrownBy(() -> throwing.run(numbers(3)))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("'own'")
                .hasRootCauseMessage("no model");
        assertThatThrownBy(() -> givingNull.run(numbers(3))).hasRootCauseMessage("supplier of sinks must not give null");
    }

    @Test
    void failTheRunOnceIfTheirSharedStageCannotBeOpened() {
        AtomicInteger opened = new AtomicInteger();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("shared", new Stage<Integer, Integer>() {
                    @Override
                    public void open() {
                        opened.incrementAndGet();
                        throw new IllegalStateException("no model");
                    }

                    @Override
                    public Integer process(Integer item) {
                        throw new AssertionError("works on " + item + ", though it is not open");
                    }
                }, options -> options.workers(8))
                .sink("sink", item -> {});

        assertThatThrownBy(() -> pipeline.run(numbers(30)))
                .isInstanceOf(PipelineException.class)
                .hasRootCauseMessage("no model")
                .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
        assertThat(opened).hasValue(1);
    }

    @Test
    void aStagePerWorkerIsNoStageItself() {
        assertThatThrownBy(() -> Stage.<Integer, Integer>perWorker(() -> item -> item).process(1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("each worker");
        assertThatThrownBy(() -> Sink.<Integer>perWorker(() -> item -> {}).accept(1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("each worker");
        assertThatThrownBy(() -> Stage.perWorker(null)).hasMessage("supplier of stages must not be null");
        assertThatThrownBy(() -> Sink.perWorker(null)).hasMessage("supplier of sinks must not be null");
    }

    // ---- What is lost on the way ----

    @Test
    void tellTheNextStageOfAllThatWasLost() throws InterruptedException {
        List<Long> missed = new ArrayList<>();
        List<Integer> received = new ArrayList<>();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("two of three fail", item -> {
                    work(item);
                    if (item % 3 != 2) {
                        throw new IllegalArgumentException("as planned");
                    }
                    return item;
                }, options -> options.workers(4).onFailure(FailurePolicy.SKIP))
                .sink("sink", ContextSink.of((item, context) -> {
                    received.add(item);
                    missed.add(context.missed());
                }));

        pipeline.run(numbers(300));

        assertThat(received).hasSize(100).isSorted();
        assertThat(missed).hasSize(100).allSatisfy(lost -> assertThat(lost).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leaveNothingUntoldWhenTheRunIsCancelled(boolean ordered) throws Exception {
        Told told = new Told();
        CountDownLatch never = new CountDownLatch(1);
        UnaryOperator<StageOptions<Integer>> three = options -> options.workers(3).buffer(8, Overflow.BLOCK);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("crew")
                .defaults(options -> options.onDiscard(told))
                .stage("first never ends", item -> {
                    if (item == 0) {
                        never.await();
                    }
                    return item;
                }, options -> ordered ? three.apply(options) : three.apply(options).unordered())
                .sink("sink", item -> never.await(), options -> options.buffer(2, Overflow.BLOCK));
        PipelineRun<Integer> run = pipeline.start();
        numbers(8).forEach(run::put);
        Patience.awaitUntil("some in hand", () -> stage(run).inProcess() > (ordered ? 5 : 0));

        run.cancel();
        RunReport report = run.await();

        assertThat(report.state()).isEqualTo(RunState.CANCELLED);
        assertThat(told.items()).containsExactlyInAnyOrderElementsOf(new ArrayList<>((List<Integer>) numbers(8)));
        Ledgers.assertBalanced(report);
    }

    /** The first item is given up, so that its turn never ends, and who waits for that has had its interrupt. */
    @Test
    void doNotWaitForATurnThatWillNeverEnd() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<PipelineRun<Integer>> run = new AtomicReference<>();
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("crew")
                .stage("first never ends", item -> {
                    if (item == 0) {
                        never.await();
                    }
                    Thread.sleep(700); // until those behind it are too old
                    return item;
                }, options -> options.workers(2).buffer(8).maxAge(Duration.ofMillis(500)).onDiscard((item, reason, stage) -> {
                    if (item == 3) {
                        run.get().cancel();
                        swallowAnInterrupt();
                    }
                }))
                .sink("sink", item -> {});
        run.set(pipeline.start());
        numbers(4).forEach(run.get()::put);

        assertThat(run.get().await(Patience.LIMIT)).as("ended").isTrue();
    }

    private static void swallowAnInterrupt() {
        try {
            Thread.sleep(Patience.LIMIT.toMillis());
        } catch (InterruptedException e) {
            // As planned.
        }
    }

    @Test
    void aHandlerThatIsToldOfWhatTheyCouldNotHandOnMustNotWaitForTheRun() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch third = new CountDownLatch(1);
        AtomicReference<PipelineRun<Integer>> run = new AtomicReference<>();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .stage("only the second ends", item -> {
                    if (item == 2) {
                        third.countDown();
                    }
                    if (item != 1) {
                        never.await();
                    }
                    return item;
                }, options -> options.workers(2))
                .sink("sink", item -> {}, options -> options.onDiscard((item, reason, stage) -> run.get().close()));
        run.set(pipeline.start());
        numbers(3).forEach(run.get()::put);
        third.await();

        run.get().cancel();

        assertThat(run.get().await(Patience.LIMIT)).as("ended").isTrue();
        assertThat(run.get().report().firstHandlerFailure()).hasValueSatisfying(
                failure -> assertThat(failure).hasMessage("a discard handler must not wait for the run that tells it"));
    }

    /** One of them waits for a turn, with nothing in hand. */
    @Test
    void anInterruptWhileTheyWaitLosesNothingAndTellsNothingTwice() throws Exception {
        Told told = new Told();
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Thread> other = new AtomicReference<>();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .defaults(options -> options.onDiscard(told))
                .stage("first never ends", item -> {
                    if (item == 0) {
                        never.await();
                    }
                    other.set(Thread.currentThread());
                    return item;
                }, options -> options.workers(2).buffer(8))
                .sink("sink", item -> {});
        PipelineRun<Integer> run = pipeline.start();
        numbers(6).forEach(run::put);
        Patience.awaitUntil("four in hand", () -> stage(run).inProcess() == 4);
        Threads.awaitBlocked(other.get());

        other.get().interrupt();

        assertThatThrownBy(() -> run.await(Patience.LIMIT)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(told.items()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    void endTheRunWhenOneOfThemFails() {
        Told told = new Told();
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .defaults(options -> options.onDiscard(told))
                .stage("fails", item -> {
                    if (item == 5) {
                        throw new IllegalArgumentException("on five");
                    }
                    Thread.sleep(item == 4 ? Patience.LIMIT.toMillis() : 0);
                    return item;
                }, options -> options.workers(2))
                .sink("sink", item -> {});

        assertThatThrownBy(() -> pipeline.run(numbers(100))).hasRootCauseMessage("on five");
        assertThat(told.items()).contains(5).doesNotHaveDuplicates();
    }

    @Test
    void handOnNothingMoreWhenTheNextBufferIsFullUnderFail() {
        Told told = new Told();
        CountDownLatch failed = new CountDownLatch(1);
        Pipeline<Integer> pipeline = WorkersTest.<Integer>lossless()
                .defaults(options -> options.onDiscard(told))
                .stage("quick", item -> item, options -> options.workers(2))
                .sink("stuck", item -> failed.await(), options -> options.buffer(1, Overflow.FAIL));

        assertThatThrownBy(() -> pipeline.run(numbers(100)))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("'quick'");
        assertThat(told.items()).doesNotHaveDuplicates();
    }

    // ---- Refused ----

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_537})
    void areRefusedIfTheirNumberMakesNoSense(int number) {
        assertThatThrownBy(() -> StageOptions.unset().workers(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("workers must be from 1 to 65536: " + number);
    }

    @Test
    void areRefusedWhereOneHasToSeeAll() {
        PipelineBuilder<Integer, Integer> builder = WorkersTest.lossless();

        assertThatThrownBy(() -> builder.sink("last", Intake.window(3), items -> {}, options -> options.workers(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage 'last' reads window(3): its workers would not know the last 3 items that any has seen,"
                        + " so there must be only one: workers(2)");
        assertThatThrownBy(() -> builder.stage("newest", Intake.latest(), item -> item)
                        .defaults(options -> options.workers(2))
                        .sink("sink", item -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("stage 'newest' reads latest: ");
        assertThatThrownBy(() -> builder.sink("out", Outlet.<Integer>of(2), options -> options.workers(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'out' is an outlet");
    }

    @Test
    void ofOneItIsAllowedEverywhere() throws InterruptedException {
        List<List<Integer>> received = new ArrayList<>();

        WorkersTest.<Integer>lossless()
                .defaults(options -> options.workers(1).unordered())
                .sink("last", Intake.window(3), received::add)
                .run(numbers(4));

        assertThat(received).containsExactly(List.of(0, 1, 2), List.of(1, 2, 3));
    }
}
