package io.github.parallelpipe.observe;

import static io.github.parallelpipe.testing.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.DiscardHandler;
import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.Sink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log has what would else go unnoticed, and nothing more. */
class RunLogTest {

    private static final Logger LOGGER = Logger.getLogger("io.github.parallelpipe");

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getMessage().contains("'logged'")) {
                logged.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final PipelineBuilder<Integer, Integer> builder = Pipeline.builder("logged");

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void leave() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
    }

    private static Integer failing(Integer item) {
        throw new IllegalStateException("no " + item);
    }

    /** Ignores interrupts. */
    private static void waitStubbornly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // Ignored, as announced.
            }
        }
    }

    @Test
    void aFailureIsLoggedThoughNobodyWaitsForTheRunAndItDoesNotEnd() throws InterruptedException {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        PipelineRun<Integer> run = builder
                .stage("stubborn", item -> {
                    if (item == 2) {
                        holding.countDown();
                        waitStubbornly(released);
                    }
                    return item;
                })
                .sink("fails", item -> {
                    holding.await();
                    failing(item);
                })
                .start();
        run.put(1);
        run.put(2);
        awaitUntil("logged", () -> !logged.isEmpty());
        assertThat(run.state().isEnded()).isFalse();
        released.countDown();
        assertThatThrownBy(run::await).isInstanceOf(PipelineException.class);
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(entry.getMessage())
                    .isEqualTo("stage 'fails' of pipeline 'logged' failed: java.lang.IllegalStateException: no 1");
            assertThat(entry.getThrown()).hasMessage("no 1");
        });
    }

    @Test
    void aFailureThatIsThrownAgainIsLoggedOnce() {
        IllegalStateException cause = new IllegalStateException("again");
        Sink<Integer> sink = new Sink<>() {
            @Override
            public void accept(Integer item) {
                throw cause;
            }

            @Override
            public void close() {
                throw cause;
            }
        };
        assertThatThrownBy(() -> builder.sink("end", sink).run(List.of(1))).isInstanceOf(PipelineException.class);
        assertThat(logged).singleElement().satisfies(entry -> assertThat(entry.getThrown()).isSameAs(cause));
    }

    @Test
    void nothingIsLoggedOfAnItemThatIsSkippedNorOfARunThatGoesWell() throws InterruptedException {
        builder.stage("fails", RunLogTest::failing, options -> options.onFailure(FailurePolicy.SKIP))
                .sink("end", item -> {})
                .run(List.of(1, 2));
        assertThat(logged).isEmpty();
    }

    @Test
    void aHandlerThatThrowsIsLoggedOnce() throws InterruptedException {
        discardEach(List.of(1));
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage()).isEqualTo("a discard handler of pipeline 'logged' threw on an item of stage 'end'");
            assertThat(entry.getThrown()).hasMessage("no 1");
        });
    }

    @Test
    void howOftenAHandlerThrewIsLoggedAtTheEnd() throws InterruptedException {
        discardEach(List.of(1, 2, 3));
        assertThat(logged).hasSize(2);
        assertThat(logged.getLast().getMessage()).isEqualTo("a discard handler of pipeline 'logged' threw 3 times in all");
        discardEach(List.of(1));
        assertThat(logged).as("with those of another run").hasSize(3);
    }

    private void discardEach(List<Integer> items) throws InterruptedException {
        DiscardHandler<Integer> broken = (item, reason, stage) -> failing(item);
        builder.sink("end", item -> failing(item), options -> options.onFailure(FailurePolicy.SKIP).onDiscard(broken))
                .run(items);
    }

    @Test
    void stagesThatIgnoreTheirInterruptAreLoggedWithWhereTheyAre() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        PipelineRun<Integer> run = builder
                .stage("stubborn", item -> {
                    if (item == 2) {
                        arrived.countDown();
                        waitStubbornly(released);
                    }
                    return item;
                })
                .sink("obstinate", item -> {
                    arrived.countDown();
                    waitStubbornly(released);
                })
                .start();
        run.put(1);
        run.put(2);
        awaitUntil("arrived", () -> arrived.getCount() == 0);
        run.stop(Duration.ofMillis(10));
        assertThat(logged).allSatisfy(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getThrown().getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("waitStubbornly"));
        });
        assertThat(logged).extracting(entry -> entry.getMessage() + ": " + entry.getThrown().getMessage())
                .containsExactly(
                        "stage 'stubborn' of pipeline 'logged' goes on, though it was interrupted: thread logged/stubborn-0 is here",
                        "stage 'obstinate' of pipeline 'logged' goes on, though it was interrupted: thread logged/obstinate-0 is here");
        released.countDown();
        run.await();
    }

    @Test
    void theLevelSwitchesItOff() {
        LOGGER.setLevel(Level.OFF);
        assertThatThrownBy(() -> builder.sink("end", RunLogTest::failing).run(List.of(1)))
                .isInstanceOf(PipelineException.class);
        assertThat(logged).isEmpty();
    }
}
