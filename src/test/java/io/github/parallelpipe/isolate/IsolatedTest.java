package io.github.parallelpipe.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.parallelpipe.DiscardReason;
import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.Stage;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Patience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage in a child JVM is a stage like any other; and whatever its child does, nothing hangs, and nothing is left. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IsolatedTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final List<Object> received = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void leavesNoChild() {
        Patience.awaitUntil("no child is left", () -> children().findAny().isEmpty());
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(child ->
                child.info().commandLine().orElse("").contains(ChildMain.class.getName()));
    }

    private <T> Pipeline<T> pipeline(Stage<T, ?> stage, FailurePolicy policy) {
        return Pipeline.<T>builder("tested")
                .buffer(4, Overflow.BLOCK)
                .stage("isolated", stage, options -> options.onFailure(policy).onDiscard(this::lost))
                .sink("sink", received::add);
    }

    private void lost(Object item, DiscardReason reason, String stage) {
        lost.add(item + " " + reason);
    }

    private static Isolated<String, String> obedient() {
        return Isolated.of(Stages.Obedient.class);
    }

    // ---- What passes ----

    @Test
    void worksInAnotherProcess() throws InterruptedException {
        RunReport report = pipeline(Isolated.of(Stages.Echo.class), FailurePolicy.STOP).run(List.of("a", "b"));

        assertThat(received).hasSize(2).allSatisfy(result -> {
            String[] words = result.toString().split(" ");
            assertThat(words[0]).isNotEqualTo(String.valueOf(ProcessHandle.current().pid()));
            assertThat(words[1]).isIn("a", "b");
        });
        Ledgers.assertBalanced(report);
    }

    @Test
    void bytesPassAsTheyAre() throws InterruptedException {
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) 42);

        pipeline(Isolated.of(Stages.Same.class), FailurePolicy.STOP).run(List.of(new byte[0], new byte[] {1, 2}, large));

        assertThat(received).containsExactly(new byte[0], new byte[] {1, 2}, large);
    }

    @Test
    void buffersPassFromTheirPositionToTheirLimit() throws InterruptedException {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 3).order(ByteOrder.LITTLE_ENDIAN);

        pipeline(Isolated.of(Stages.Buffers.class), FailurePolicy.STOP).run(List.of(buffer));

        assertThat(received).containsExactly(ByteBuffer.wrap(new byte[] {3, 4}));
        assertThat(received).allSatisfy(result -> assertThat(((ByteBuffer) result).order()).isEqualTo(ByteOrder.LITTLE_ENDIAN));
        assertThat(buffer.remaining()).as("what was given is not changed").isEqualTo(3);
    }

    @Test
    void allowedClassesPass() throws InterruptedException {
        pipeline(Isolated.of(Stages.Points.class).allow(Stages.Point.class), FailurePolicy.STOP)
                .run(List.of(new Stages.Point(1, 2)));

        assertThat(received).containsExactly(List.of(new Stages.Point(1, 2), new Stages.Point(2, 1)));
    }

    @Test
    void aClassThatIsNotAllowedIsRefusedWithItsName() {
        assertThatThrownBy(() -> pipeline(Isolated.of(Stages.Points.class), FailurePolicy.STOP)
                        .run(List.of(new Stages.Point(1, 2))))
                .isInstanceOf(PipelineException.class)
                .cause()
                .isInstanceOf(IsolationException.NotEncodable.class)
                .hasMessageContaining(Stages.Point.class.getName())
                .hasMessageContaining("not allowed");
    }

    @Test
    void arraysOfAllowedClassesPass() throws InterruptedException {
        Stages.Point[] points = {new Stages.Point(1, 2)};

        pipeline(Isolated.of(Stages.Pairs.class).allow(Stages.Point[].class), FailurePolicy.STOP)
                .run(List.<Stages.Point[]>of(points));

        assertThat(received).hasSize(1);
        assertThat((Stages.Point[][]) received.getFirst()).isDeepEqualTo(new Stages.Point[][] {points, points});
    }

    @Test
    void whatIsNestedTooDeeplyCostsTheItem() throws InterruptedException {
        Object deep = "bottom";
        for (int i = 0; i < 30; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        Object bottomless = deep;
        for (int i = 0; i < 100_000; i++) {
            bottomless = new Object[] {bottomless};
        }
        List<Object> items = List.of("a", deep, bottomless, "b");

        RunReport report = pipeline(Isolated.of(anything()), FailurePolicy.SKIP).run(items);

        assertThat(received).containsExactly("a", "b");
        assertThat(report.stages().getFirst().failed()).isEqualTo(2);
    }

    @Test
    void codecsOfTheUsersPass() throws InterruptedException {
        pipeline(obedient().input(Stages.TextCodec.class).output(Stages.TextCodec.class), FailurePolicy.STOP)
                .run(List.of("größer", "nothing", ""));

        assertThat(received).containsExactly("größer", "");
    }

    @Test
    void whatCannotBeWrittenOrIsTooLongCostsTheItem() throws InterruptedException {
        Pipeline<Object> pipeline = Pipeline.builder("tested")
                .buffer(4, Overflow.BLOCK)
                .stage("isolated", Isolated.<Object, Object>of(anything()).mostBytes(1_000), options -> options
                        .onFailure(FailurePolicy.SKIP)
                        .onDiscard(this::lost))
                .sink("sink", received::add);

        RunReport report = pipeline.run(List.of("a", new Object() {
            @Override
            public String toString() {
                return "no data";
            }
        }, "x".repeat(1_001), "b"));

        assertThat(received).containsExactly("a", "b");
        assertThat(lost).containsExactly("no data FAILED", "x".repeat(1_001) + " FAILED");
        Ledgers.assertBalanced(report);
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Stage<Object, Object>> anything() {
        return (Class<? extends Stage<Object, Object>>) (Class<?>) Stages.Obedient.class;
    }

    @Test
    void aContextStageIsToldTheContext() throws InterruptedException {
        pipeline(Isolated.of(Stages.Contexts.class), FailurePolicy.STOP).run(List.of("a", "b"));

        assertThat(received).containsExactly("isolated 0 0 true", "isolated 1 0 true");
    }

    @Test
    void anItemCanStayHere() throws InterruptedException {
        Object stays = new Object();

        pipeline(obedient().between((Object item) -> "b", (item, result) -> List.of(item, result)), FailurePolicy.STOP)
                .run(List.of(stays));
        pipeline(obedient().between((Object item) -> "nothing", (item, result) -> item), FailurePolicy.STOP)
                .run(List.of(stays));

        assertThat(received).containsExactly(List.of(stays, "b"));
    }

    @Test
    void allStagesOfAPipelineCanBeIsolatedAtOnce() throws InterruptedException {
        Pipeline<String> pipeline = Pipeline.<String>builder("tested")
                .buffer(4, Overflow.BLOCK)
                .stage("first", new Stages.Obedient())
                .stage("second", obedient().jvm("-Xmx100m"))
                .stage("third", new Stages.Echo(), options -> options.workers(2))
                .eachStage((name, stage) -> Isolated.like(stage))
                .sink("sink", received::add);

        try (PipelineRun<String> run = pipeline.start()) {
            Patience.awaitUntil("four children", () -> children().count() == 4);
            run.put("a");
            run.put("nothing");
            run.put("b");
        }

        assertThat(received.stream().map(result -> result.toString().split(" ")[1])).containsExactly("a", "b");
        assertThatThrownBy(() -> Pipeline.<String>builder("tested")
                        .stage("lambda", item -> item)
                        .eachStage((name, stage) -> Isolated.like(stage)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachWorkerHasAChild() throws InterruptedException {
        Pipeline<String> pipeline = Pipeline.<String>builder("tested")
                .buffer(4, Overflow.BLOCK)
                .stage("isolated", Isolated.of(Stages.Echo.class), options -> options.workers(2))
                .sink("sink", received::add);

        try (PipelineRun<String> run = pipeline.start()) {
            Patience.awaitUntil("two children", () -> children().count() == 2);
            Stream.of("a", "b", "c", "d").forEach(run::put);
        }

        assertThat(received.stream().map(result -> result.toString().split(" ")[1])).containsExactly("a", "b", "c", "d");
    }

    @Test
    void severalWorkersCanShareAChild() throws InterruptedException {
        Pipeline<String> pipeline = Pipeline.<String>builder("tested")
                .buffer(4, Overflow.BLOCK)
                .stage("isolated", Isolated.of(Stages.Echo.class).inFlight(2), options -> options.workers(4))
                .sink("sink", received::add);
        List<String> items = IntStream.range(0, 1_000).mapToObj(String::valueOf).toList();

        try (PipelineRun<String> run = pipeline.start()) {
            Patience.awaitUntil("two children", () -> children().count() == 2);
            items.forEach(run::put);
            assertThat(children()).hasSize(2);
        }

        assertThat(received.stream().map(result -> result.toString().split(" ")[1])).containsExactlyElementsOf(items);
    }

    /** Of those that share it, only the one whose item was at work loses it. */
    @ParameterizedTest
    @ValueSource(strings = {"halt", "hang"})
    void aSharedChildTakesOneItemWithIt(String harm) throws InterruptedException {
        Isolated<String, String> stage = obedient().inFlight(4).itemLimit(Duration.ofSeconds(2)).restarts(1, LONG);
        Pipeline<String> pipeline = Pipeline.<String>builder("tested")
                .buffer(8, Overflow.BLOCK)
                .stage("isolated", stage, options -> options
                        .workers(4)
                        .onFailure(FailurePolicy.SKIP)
                        .onDiscard(this::lost))
                .sink("sink", received::add);

        RunReport report = pipeline.run(List.of("a", "b", harm, "c", "d", "e", "f"));

        assertThat(received).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(lost).containsExactly(harm + " FAILED");
        Ledgers.assertBalanced(report);
    }

    /** While the first result is read, which takes long, the child dies of the second item, and a third is sent to it. */
    @Test
    void aSharedChildIsNotSentTwiceWhatItDiedOf() throws Exception {
        Isolated<String, String> stage = obedient().output(Stages.SlowToRead.class).inFlight(4).restarts(1, LONG);
        PipelineRun<String> run = Pipeline.<String>builder("tested")
                .buffer(8, Overflow.BLOCK)
                .stage("isolated", stage, options -> options
                        .workers(4)
                        .onFailure(FailurePolicy.SKIP)
                        .onDiscard(this::lost))
                .sink("sink", received::add)
                .start();
        Patience.awaitUntil("a child", () -> children().count() == 1);
        ProcessHandle child = children().findAny().orElseThrow();
        int before = Stages.SlowToRead.READING.get();
        run.put("slow a");
        Patience.awaitUntil("its result is read", () -> Stages.SlowToRead.READING.get() > before);
        run.put("halt");
        Patience.awaitUntil("the child has ended", () -> !child.isAlive());
        run.put("c");
        run.stop();
        run.await();

        assertThat(received).containsExactly("slow a", "c");
        assertThat(lost).containsExactly("halt FAILED");
    }

    /** The limit is for the child, which has answered. */
    @Test
    void whatIsSlowToReadHereIsNotTheChildsFault() throws InterruptedException {
        Isolated<String, String> stage = obedient().output(Stages.SlowToRead.class).itemLimit(Duration.ofSeconds(1));

        pipeline(stage, FailurePolicy.STOP).run(List.of("slow a", "b"));

        assertThat(received).containsExactly("slow a", "b");
    }

    @Test
    void aCancelReachesAllWhoShareAChild() throws Exception {
        PipelineRun<String> run = Pipeline.<String>builder("tested")
                .buffer(8, Overflow.BLOCK)
                .stage("isolated", obedient().inFlight(4), options -> options.workers(4).onDiscard(this::lost))
                .sink("sink", received::add)
                .start();
        List<String> items = List.of("hang", "b", "c", "d", "e");
        items.forEach(run::put);
        Patience.awaitUntil("four in flight", () -> run.report().stages().getFirst().inProcess() == 4);

        run.cancel();

        assertThat(run.await(Patience.LIMIT)).isTrue();
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(lost).containsExactlyInAnyOrderElementsOf(items.stream().map(item -> item + " CANCELLED").toList());
    }

    /** Larger than what a socket holds, both ways at once. */
    @Test
    void largeItemsInFlightDoNotBlockOneAnother() throws InterruptedException {
        byte[] large = new byte[3_000_000];
        Pipeline<byte[]> pipeline = Pipeline.<byte[]>builder("tested")
                .buffer(8, Overflow.BLOCK)
                .stage("isolated", Isolated.of(Stages.Same.class).inFlight(4), options -> options.workers(4))
                .sink("sink", received::add);

        pipeline.run(Collections.nCopies(40, large));

        assertThat(received).hasSize(40).allSatisfy(result -> assertThat((byte[]) result).hasSize(large.length));
    }

    // ---- How it ends ----

    @Test
    void theStageIsClosedInTheChild(@TempDir Path folder) throws Exception {
        Path diary = folder.resolve("diary");

        pipeline(Isolated.of(Stages.Diary.class), FailurePolicy.STOP).run(List.of(diary.toString()));

        assertThat(diary).hasContent("open closed");
    }

    @Test
    void aCancelInterruptsTheStageInTheChildAndEndsIt(@TempDir Path folder) throws Exception {
        Pipeline<String> pipeline = pipeline(obedient(), FailurePolicy.STOP);
        PipelineRun<String> run = pipeline.start();
        run.put("sleep");
        Patience.awaitUntil("at work", () -> run.report().stages().getFirst().inProcess() == 1);

        run.cancel();

        assertThat(run.await(Patience.LIMIT)).isTrue();
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(lost).containsExactly("sleep CANCELLED");
    }

    @Test
    void aCancelEndsAChildThatHangs() throws Exception {
        PipelineRun<String> run = pipeline(obedient(), FailurePolicy.STOP).start();
        run.put("hang");
        Patience.awaitUntil("at work", () -> run.report().stages().getFirst().inProcess() == 1);

        run.cancel();

        assertThat(run.await(Patience.LIMIT)).isTrue();
        assertThat(lost).containsExactly("hang CANCELLED");
    }

    @Test
    void noFileAndNoThreadIsLeft() throws Exception {
        pipeline(obedient(), FailurePolicy.STOP).run(List.of("a"));
        assertThatThrownBy(() -> pipeline(obedient(), FailurePolicy.STOP).run(List.of("crash")))
                .hasCauseInstanceOf(IsolationError.class);

        assertThat(files()).isZero();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().startsWith("isolated "));
    }

    private static long files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(ChildFolder.prefix())).count();
        }
    }

    // ---- What a child can die of ----

    @ParameterizedTest
    @CsvSource({
        "exit 7, Exited, exited with 7",
        "exit 137, Exited, exited with 137",
        "halt, Exited, exited with 7",
        "memory, OutOfMemory, ran out of memory",
        "crash, Crashed, crashed",
        "hang, TimedOut, took longer than PT2S",
        "throw, Threw, java.lang.IllegalStateException: as told",
    })
    void isToldWhatItDiedOfAndGoesOnWithAnother(String harm, String type, String message) throws InterruptedException {
        Isolated<String, String> stage = obedient().jvm("-Xmx40m").itemLimit(Duration.ofSeconds(2)).restarts(1, LONG);

        RunReport report = pipeline(stage, FailurePolicy.SKIP).run(List.of("a", harm, "b"));

        assertThat(received).containsExactly("a", "b");
        assertThat(lost).containsExactly(harm + " FAILED");
        assertThat(report.stages().getFirst().lastFailure()).hasValueSatisfying(failure -> {
            assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
            assertThat(failure).hasMessageContaining("stage 'isolated'").hasMessageContaining(message);
        });
        Ledgers.assertBalanced(report);
    }

    @Test
    void isToldThatItWasKilled() throws InterruptedException {
        PipelineRun<String> run = pipeline(obedient().restarts(1, LONG), FailurePolicy.SKIP).start();
        run.put("sleep");
        Patience.awaitUntil("at work", () -> run.report().stages().getFirst().inProcess() == 1);

        children().forEach(ProcessHandle::destroyForcibly);
        run.put("b");
        run.stop();
        RunReport report = run.await();

        assertThat(received).containsExactly("b");
        assertThat(report.stages().getFirst().lastFailure()).get()
                .isInstanceOfSatisfying(IsolationException.Killed.class, killed -> assertThat(killed.signal()).isEqualTo(9));
    }

    /** Each of these has killed a child, or worse, though nothing was wrong with it. */
    @ParameterizedTest
    @ValueSource(strings = {"speechless", "interrupted", "much"})
    void isNotHarmedBy(String harm) throws InterruptedException {
        RunReport report = pipeline(obedient().mostBytes(100), FailurePolicy.SKIP).run(List.of("a", harm, "b"));

        assertThat(received).contains("a", "b");
        assertThat(report.stages().getFirst().failed()).isEqualTo(harm.equals("speechless") ? 1 : 0);
    }

    @Test
    void whatItThrowsComesOverWithItsTrace() {
        assertThatThrownBy(() -> pipeline(obedient(), FailurePolicy.STOP).run(List.of("throw")))
                .isInstanceOf(PipelineException.class)
                .cause()
                .isInstanceOfSatisfying(IsolationException.Threw.class, threw -> {
                    assertThat(threw.endedChild()).isFalse();
                    assertThat(threw.getCause()).hasToString("java.lang.IllegalStateException: as told");
                    assertThat(threw.getCause().getStackTrace()[0].getClassName()).isEqualTo(Stages.Obedient.class.getName());
                    assertThat(threw.getCause().getCause())
                            .hasToString("java.lang.UnsupportedOperationException: the reason");
                });
    }

    @Test
    void anErrorThereIsAnErrorHere() {
        assertThatThrownBy(() -> pipeline(obedient(), FailurePolicy.SKIP).run(List.of("error", "b")))
                .hasCauseInstanceOf(IsolationError.class)
                .hasStackTraceContaining("java.lang.StackOverflowError: as told");
    }

    @Test
    void itsLastWordsAreKept() {
        assertThatThrownBy(() -> pipeline(obedient(), FailurePolicy.SKIP).run(List.of("say famous words", "halt")))
                .rootCause()
                .isInstanceOfSatisfying(IsolationException.Exited.class, exited -> {
                    assertThat(exited.errorTail()).contains("say famous words");
                    assertThat(exited.exitCode()).isEqualTo(7);
                });
    }

    @Test
    void withoutAnotherStartTheRunFailsAndTheItemIsAccountedFor() {
        assertThatThrownBy(() -> pipeline(obedient().restarts(1, LONG), FailurePolicy.SKIP)
                        .run(List.of("halt", "a", "halt", "b")))
                .isInstanceOf(PipelineException.class)
                .hasCauseInstanceOf(IsolationError.class);
        assertThat(lost).startsWith("halt FAILED", "halt FAILED");
        assertThat(received).containsExactly("a");
    }

    @Test
    void anItemIsTriedAgainIfAskedFor() {
        assertThatThrownBy(() -> pipeline(obedient().restarts(3, LONG).retries(2), FailurePolicy.STOP).run(List.of("a", "halt")))
                .hasCauseInstanceOf(IsolationException.Exited.class);
        assertThat(lost).containsExactly("halt FAILED");
        assertThat(received).containsExactly("a");
    }

    // ---- What cannot even start ----

    @Test
    void aBadOptionIsTold() {
        assertThatThrownBy(() -> pipeline(obedient().jvm("-XX:NoSuchOption"), FailurePolicy.SKIP).run(List.of("a")))
                .cause()
                .isInstanceOf(IsolationException.NotStarted.class)
                .hasMessageContaining("exited with 1")
                .hasMessageContaining("NoSuchOption");
    }

    @Test
    void aClassThatTheChildLacksIsTold() {
        assertThatThrownBy(() -> pipeline(obedient().jvm("-cp", libraryAlone()), FailurePolicy.SKIP).run(List.of("a")))
                .cause()
                .isInstanceOf(IsolationException.NotStarted.class)
                .hasMessageContaining("ClassNotFoundException")
                .hasMessageContaining(Stages.Obedient.class.getName());
    }

    private static String libraryAlone() {
        return Path.of(ChildMain.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
    }

    @Test
    void aStageThatCannotBeOpenedIsTold() {
        assertThatThrownBy(() -> pipeline(Isolated.of(Stages.CannotBeOpened.class), FailurePolicy.SKIP).run(List.of("a")))
                .hasMessageContaining("'isolated'")
                .cause()
                .isInstanceOf(IsolationException.NotStarted.class)
                .hasMessageContaining("no model");
    }

    @Test
    void aStageThatCannotBeClosedIsTold() {
        assertThatThrownBy(() -> pipeline(Isolated.of(Stages.CannotBeClosed.class), FailurePolicy.STOP).run(List.of("a")))
                .cause()
                .isInstanceOf(IsolationException.Threw.class)
                .hasMessageContaining("not closed");
        assertThat(received).containsExactly("a");
    }

    @Test
    void aStageThatHangsWhenItIsClosedIsTold() {
        Isolated<String, String> stage = Isolated.of(Stages.HangsWhenClosed.class).itemLimit(Duration.ofSeconds(1));

        assertThatThrownBy(() -> pipeline(stage, FailurePolicy.STOP).run(List.of("a")))
                .hasCauseInstanceOf(IsolationException.TimedOut.class);
        assertThat(received).containsExactly("a");
    }

    @Test
    void aStartThatFailsLeavesNoFileOpen() {
        Path open = Path.of("/proc/self/fd");
        assumeThat(open).exists();
        Isolated<String, String> stage = Isolated.of(Stages.CannotBeOpened.class).restarts(8, LONG);

        assertThatThrownBy(() -> pipeline(stage, FailurePolicy.SKIP).run(List.of("a"))).isInstanceOf(PipelineException.class);
        int before = open.toFile().list().length;
        assertThatThrownBy(() -> pipeline(stage, FailurePolicy.SKIP).run(List.of("a"))).isInstanceOf(PipelineException.class);

        assertThat(open.toFile().list()).hasSizeLessThan(before + 5);
    }

    @Test
    void whatCouldNotBeMadeIsRefusedAtOnce() {
        class Local implements Stage<String, String> {
            @Override
            public String process(String item) {
                return item;
            }
        }
        Stage<String, String> lambda = item -> item;

        assertThatThrownBy(() -> Isolated.of(Local.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("local");
        assertThatThrownBy(() -> Isolated.of(Stages.NeedsAName.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must have a constructor without parameters: " + Stages.NeedsAName.class.getName());
        assertThatThrownBy(() -> Isolated.of(classOf(lambda))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> obedient().itemLimit(Duration.ZERO)).hasMessage("item limit must be positive: PT0S");
        assertThatThrownBy(() -> obedient().restarts(-1, LONG)).hasMessage("restarts must not be negative: -1");
        assertThatThrownBy(() -> obedient().restarts(1, Duration.ZERO)).hasMessage("time of restarts must be positive: PT0S");
        assertThatThrownBy(() -> obedient().retries(-1)).hasMessage("retries must not be negative: -1");
        assertThatThrownBy(() -> obedient().inFlight(0)).hasMessage("in flight must be positive: 0");
        assertThatThrownBy(() -> obedient().mostBytes(0)).hasMessage("most bytes must be positive: 0");
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Stage<String, String>> classOf(Stage<String, String> stage) {
        return (Class<? extends Stage<String, String>>) stage.getClass();
    }
}
