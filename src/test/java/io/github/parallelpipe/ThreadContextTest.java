package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Patience;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What belongs to the thread that starts a run reaches the threads of its stages. */
class ThreadContextTest {

    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    /** Carries {@link #USER} over, and says in it whose thread it is. */
    private static final ThreadContext USERS = () -> {
        String user = USER.get();
        return (stage, work) -> {
            USER.set(user + "@" + stage);
            work.run();
        };
    };

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private Stage<Integer, Integer> looking() {
        return new Stage<>() {
            @Override
            public void open() {
                seen.add("open " + USER.get());
            }

            @Override
            public Integer process(Integer item) {
                seen.add(item + " " + USER.get());
                return item;
            }

            @Override
            public void close() {
                seen.add("close " + USER.get());
            }
        };
    }

    private static Pipeline<Integer> with(ThreadContext context) {
        return Pipeline.<Integer>builder("p").threadContext(context).sink("end", item -> {});
    }

    @Test
    void reachesAllThatAStageDoes() {
        Pipeline<Integer> pipeline =
                Pipeline.<Integer>builder("p").stage("look", looking()).threadContext(USERS).sink("end", item -> {});
        USER.set("ann");
        PipelineRun<Integer> run = pipeline.start();
        USER.set("ben"); // too late for this run
        run.put(1);
        run.close();
        assertThat(seen).containsExactly("open ann@look", "1 ann@look", "close ann@look");
        pipeline.start().close();
        assertThat(seen).endsWith("open ben@look", "close ben@look");
    }

    @Test
    void reachesEachWorkerVirtualOrNot() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(3);
        USER.set("ann");
        Pipeline.<Integer>builder("p")
                .threadContext(USERS)
                .buffer(3, Overflow.BLOCK)
                .stage("three", item -> {
                    all.countDown();
                    all.await(); // so that each worker has one
                    return USER.get();
                }, options -> options.workers(3).platformThread())
                .sink("end", user -> seen.add(user + " " + USER.get()))
                .run(IntStream.range(0, 3).boxed()::iterator);
        assertThat(seen).hasSize(3).containsOnly("ann@three ann@end");
    }

    /** Through reflection, since the class is not there before JDK 25, and the tests compile for 21. */
    @Test
    void carriesAScopedValue() throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "ScopedValue is a preview before JDK 25");
        Class<?> type = Class.forName("java.lang.ScopedValue");
        Object value = type.getMethod("newInstance").invoke(null);
        Method get = type.getMethod("get");
        Method where = type.getMethod("where", type, Object.class);
        Method run = where.getReturnType().getMethod("run", Runnable.class);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("p").threadContext(() -> {
            Object captured = invoke(get, value);
            return (stage, work) -> invoke(run, invoke(where, null, value, captured), work);
        }).sink("end", item -> seen.add((String) invoke(get, value)));

        Runnable body = () -> {
            try (PipelineRun<Integer> started = pipeline.start()) {
                started.put(1);
            }
        };
        run.invoke(where.invoke(null, value, "bound"), body);

        assertThat(seen).containsExactly("bound");
    }

    private static Object invoke(Method method, Object on, Object... arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFirstIsOutermost() {
        Pipeline.<Integer>builder("p")
                .threadContext(() -> (stage, work) -> {
                    seen.add("outer");
                    work.run();
                    seen.add("outer again");
                })
                .threadContext(() -> (stage, work) -> {
                    seen.add("inner");
                    work.run();
                    seen.add("inner again");
                })
                .sink("end", item -> {})
                .start()
                .close();
        assertThat(seen).containsExactly("outer", "inner", "inner again", "outer again");
    }

    @Test
    void aFailedCaptureIsTheStartersAndLeavesNoRunBehind() {
        Outlet<Integer> outlet = Outlet.of(2, Overflow.BLOCK);
        Pipeline<Integer> throwing = Pipeline.<Integer>builder("p")
                .threadContext(() -> {
                    throw new IllegalStateException("nothing to capture");
                })
                .sink("end", outlet);
        assertThatThrownBy(throwing::start).hasMessage("nothing to capture");
        Pipeline.<Integer>builder("p").sink("end", outlet).start().close(); // it serves no other run

        ThreadContext capturesNull = () -> null;
        assertThatThrownBy(() -> with(capturesNull).start()).hasMessage("a thread context must not capture null");
        assertThatThrownBy(() -> Pipeline.builder("p").threadContext(null)).hasMessage("thread context must not be null");
    }

    @Test
    void oneThatThrowsIsAFailureOfTheStage() {
        PipelineRun<Integer> before = with(() -> (stage, work) -> {
            throw new IllegalStateException("before");
        }).start();
        assertThatThrownBy(before::await).hasRootCauseMessage("before").hasMessageContaining("'end'");

        PipelineRun<Integer> after = with(() -> (stage, work) -> {
            work.run();
            throw new IllegalStateException("after");
        }).start();
        assertThatThrownBy(after::close).hasRootCauseMessage("after");
    }

    @Test
    void oneThatDoesNotRunTheStageOnceOnItsThreadIsAFailure() {
        String rule = "a thread context must run a stage once, on the thread that it is called by: stage 'end'";
        PipelineRun<Integer> never = with(() -> (stage, work) -> {}).start();
        assertThatThrownBy(never::await).hasRootCauseMessage(rule);

        PipelineRun<Integer> twice = with(() -> (stage, work) -> {
            work.run();
            work.run();
        }).start();
        assertThatThrownBy(twice::close).hasRootCauseMessage(rule);

        PipelineRun<Integer> elsewhere = with(() -> (stage, work) -> {
            try {
                Thread.ofVirtual().uncaughtExceptionHandler((thread, refused) -> {}).start(work).join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }).start();
        assertThatThrownBy(elsewhere::await).hasRootCauseMessage(rule);
    }

    @Test
    void oneThatHidesItsMisuseIsAFailureAllTheSame() {
        PipelineRun<Integer> twice = with(() -> (stage, work) -> {
            work.run();
            try {
                work.run();
            } catch (IllegalStateException e) {
                // Hidden.
            }
        }).start();
        assertThatThrownBy(twice::close).hasRootCauseMessage(
                "a thread context must run a stage once, on the thread that it is called by: stage 'end'");
    }

    /** One worker cannot open the stage, and ends; the other is on its way to that, and swallows every interrupt until then. */
    @Test
    void aStageDoesNotBeginOnceTheRunIsAborted() throws InterruptedException {
        AtomicReference<Thread> opening = new AtomicReference<>();
        CountDownLatch bothAreThere = new CountDownLatch(1);
        Sink<Integer> cannotBeOpened = new Sink<>() {
            @Override
            public void open() throws InterruptedException {
                bothAreThere.await();
                throw new IllegalStateException("cannot be opened");
            }

            @Override
            public void accept(Integer item) {}
        };
        PipelineRun<Integer> run = Pipeline.<Integer>builder("p").threadContext(() -> (stage, work) -> {
            if (!opening.compareAndSet(null, Thread.currentThread())) {
                bothAreThere.countDown();
                Patience.awaitUntil("the other one has ended", () -> !opening.get().isAlive());
                Thread.interrupted();
            }
            work.run();
        }).sink("end", cannotBeOpened, options -> options.workers(2)).start();
        assertThatThrownBy(() -> assertThat(run.await(Patience.LIMIT)).isTrue()).hasRootCauseMessage("cannot be opened");
    }

    @Test
    void aFailureOfTheStageWithinIsItsOwn() {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("p")
                .threadContext(USERS)
                .sink("end", item -> {
                    throw new IllegalStateException("no " + item);
                })
                .start();
        run.put(1);
        assertThatThrownBy(run::await).hasRootCauseMessage("no 1").hasMessageContaining("'end'");
    }
}
