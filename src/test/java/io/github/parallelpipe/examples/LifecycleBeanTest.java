package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.Sink;
import io.github.parallelpipe.testing.Patience;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A bean may be started, used and stopped by any thread, again and again, and its stop does not last. */
class LifecycleBeanTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private static LifecycleBean<String> bean(Sink<String> sink, Duration budget) {
        return new LifecycleBean<>(Pipeline.<String>builder("bean").sink("sink", sink), budget);
    }

    private void work(String item) throws InterruptedException {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
        seen.add(item);
    }

    @Test
    void printsWhatTwoRunsDoAndThatALatePutIsRefused() throws Exception {
        String refused = "pipeline 'greeter' takes no more input: its run is COMPLETED";

        assertThat(Printed.by(() -> LifecycleBean.main(new String[0]))).containsExactly(
                "hello, Ada", refused, "hello, Grace", refused);
    }

    @Test
    void runsBetweenStartAndStopOnly() {
        LifecycleBean<String> bean = bean(seen::add, Patience.LIMIT);
        bean.stop();
        assertThat(bean.isRunning()).isFalse();
        assertThatThrownBy(() -> bean.put("early")).hasMessage("not started: bean");

        bean.start();
        bean.start();
        bean.put("in time");
        assertThat(bean.isRunning()).isTrue();

        bean.stop();
        assertThat(bean.isRunning()).isFalse();
        assertThatThrownBy(() -> bean.put("late")).isInstanceOf(IllegalStateException.class);
        assertThat(seen).containsExactly("in time");
    }

    @Test
    void stopWorksOffWhatIsThereAndAStartWaitsForIt() throws Exception {
        LifecycleBean<String> bean = bean(this::work, Patience.LIMIT);
        bean.start();
        bean.put("1");
        bean.put("2");
        begun.await();
        Task<Void> stop = Threads.VIRTUAL.run(bean::stop).awaitBlocked();
        Task<Void> start = Threads.PLATFORM.run(bean::start).awaitBlocked();

        end.countDown();
        stop.join();
        start.join();

        assertThat(seen).containsExactly("1", "2");
        assertThat(bean.isRunning()).isTrue();
        bean.stop();
    }

    @Test
    void stopCancelsWhatTakesLongerThanItsBudgetAndSaysSo() throws Exception {
        LifecycleBean<String> bean = bean(this::work, Duration.ofMillis(20));
        bean.start();
        bean.put("endless");
        begun.await();

        assertThat(Printed.by(bean::stop)).containsExactly("cancelled, since these took too long: [sink]");
        assertThat(bean.isRunning()).isFalse();
        assertThat(seen).isEmpty();
    }

    @Test
    void callsBackAlsoWhereThereIsNothingToStop() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        LifecycleBean<String> bean = bean(seen::add, Patience.LIMIT);
        bean.stop(called::countDown);

        assertThat(called.await(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void isStartedAgainAfterAFailureOfWhichTheStopAndThePutsTell() throws Exception {
        LifecycleBean<String> bean = bean(item -> {
            if (item.equals("bad")) {
                throw new IllegalArgumentException("bad");
            }
            seen.add(item);
        }, Patience.LIMIT);
        bean.start();
        bean.put("bad");
        Patience.awaitUntil("failed", () -> !bean.isRunning());

        assertThat(Printed.by(bean::stop)).singleElement().asString().startsWith("had failed: stage 'sink'");
        assertThatThrownBy(() -> bean.put("next")).isInstanceOf(PipelineException.class).hasRootCauseMessage("bad");
        bean.start();
        bean.put("good");
        bean.stop();
        assertThat(seen).containsExactly("good");
    }

    @Test
    void anInterruptOfTheStopCancelsTheRun() throws Exception {
        LifecycleBean<String> bean = bean(this::work, Patience.LIMIT);
        bean.start();
        bean.put("endless");
        begun.await();
        Task<Void> stop = Threads.VIRTUAL.run(bean::stop).awaitBlocked().interrupt();

        stop.join();
        assertThat(stop.leftInterrupted()).isTrue();
        assertThat(interrupted.await(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }
}
