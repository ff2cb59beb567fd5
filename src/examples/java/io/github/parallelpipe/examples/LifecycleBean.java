package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as a bean that its container starts and stops, from whatever thread, and may start again: these are the
 * methods of Spring's {@code SmartLifecycle}, whose other methods have defaults, so there it takes {@code implements}
 * and no more.
 *
 * <p>The end: a stop lets the stages work off what they have, for as long as its budget, then cancels; what is then
 * left is told to the pipeline's discard handler. A put that comes before the start, or after the stop has begun, throws,
 * and the item stays with the caller. A run that has failed does not run: the stop says why, so does a put, and a start
 * makes a new one.
 *
 * @param <I> what the pipeline is given
 */
public final class LifecycleBean<I> {

    private final Pipeline<I> pipeline;
    private final Duration budget;

    /** Held by a start or a stop to its end, so that a start waits for the run that is being stopped. */
    private final ReentrantLock changing = new ReentrantLock();

    /** Written under the lock. */
    private volatile @Nullable PipelineRun<I> run;

    LifecycleBean(Pipeline<I> pipeline, Duration budget) {
        this.pipeline = pipeline;
        this.budget = budget;
    }

    /**
     * Runs the example: three threads start it, use it, and stop it, twice.
     *
     * @param args not used
     */
    public static void main(String[] args) throws InterruptedException {
        Pipeline<String> pipeline = Pipeline.<String>builder("greeter")
                .stage("greet", name -> "hello, " + name)
                .sink("show", System.out::println);
        LifecycleBean<String> bean = new LifecycleBean<>(pipeline, Duration.ofSeconds(1));
        for (String name : new String[] {"Ada", "Grace"}) {
            Thread.startVirtualThread(bean::start).join();
            Thread.startVirtualThread(() -> bean.put(name)).join();
            CountDownLatch stopped = new CountDownLatch(1);
            Thread.startVirtualThread(() -> bean.stop(stopped::countDown));
            stopped.await();
            try {
                bean.put("too late");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    // @start region="bean"
    public void start() {
        changing.lock();
        try {
            if (!isRunning()) {
                run = pipeline.start();
            }
        } finally {
            changing.unlock();
        }
    }

    public boolean isRunning() {
        PipelineRun<I> current = run;
        return current != null && current.state() == RunState.RUNNING;
    }

    public void put(I item) {
        PipelineRun<I> current = run;
        if (current == null) {
            throw new IllegalStateException("not started: " + pipeline.name());
        }
        current.put(item);
    }

    public void stop() {
        changing.lock();
        try {
            PipelineRun<I> current = run;
            if (current != null) {
                stop(current);
            }
        } finally {
            changing.unlock();
        }
    }

    /** As {@code stop()}, without making the container wait: it is called back in any case. */
    public void stop(Runnable callback) {
        Thread.startVirtualThread(() -> {
            try {
                stop();
            } finally {
                callback.run();
            }
        });
    }

    private void stop(PipelineRun<I> current) {
        try {
            RunReport report = current.stop(budget);
            if (!report.overran().isEmpty()) {
                System.out.println("cancelled, since these took too long: " + report.overran());
            }
        } catch (PipelineException e) {
            System.out.println("had failed: " + e.getMessage()); // a program would log it
        } catch (InterruptedException e) {
            current.cancel();
            Thread.currentThread().interrupt();
        }
    }
    // @end
}
