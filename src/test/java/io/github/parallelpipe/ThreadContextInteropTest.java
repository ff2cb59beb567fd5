package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.parallelpipe.buffer.Overflow;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** SLF4J's MDC, and what Micrometer's context propagation carries, reach each thread of each stage, and stay no longer. */
class ThreadContextInteropTest {

    /** How a run is made of a few items. */
    private enum Made {
        STARTED {
            @Override
            void from(Pipeline<Integer> pipeline, List<Integer> items) {
                try (PipelineRun<Integer> run = pipeline.start()) {
                    items.forEach(run::put);
                }
            }
        },
        FROM_A_SOURCE {
            @Override
            void from(Pipeline<Integer> pipeline, List<Integer> items) throws InterruptedException {
                pipeline.run(items);
            }
        };

        abstract void from(Pipeline<Integer> pipeline, List<Integer> items) throws InterruptedException;
    }

    private static final int WORKERS = 2;
    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    /** As the documentation of {@link ThreadContext} has it. */
    private static final ThreadContext MDC_OF_STARTER = () -> {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return (stage, work) -> {
            MDC.setContextMap(context);
            MDC.put("stage", stage);
            work.run();
        };
    };

    private final Logger log = (Logger) LoggerFactory.getLogger(getClass());
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing(); // so that it has the thread's name, and its MDC
            events.add(event);
        }
    };

    /** What each thread of a stage has when the other contexts are over. */
    private final List<String> left = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listenToTheLog() {
        appender.start();
        log.addAppender(appender);
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void clear() {
        log.detachAppender(appender);
        log.setLevel(null);
        MDC.clear();
        USER.remove();
    }

    private void looksAtWhatIsLeft(String stage, Runnable work) {
        work.run();
        left.add(stage + " " + USER.get() + " " + MDC.get("request"));
    }

    /** Three stages, of several workers on virtual threads, on platform threads, and of one. */
    private Pipeline<Integer> pipeline(ThreadContext context) {
        return Pipeline.<Integer>builder("p")
                .buffer(WORKERS, Overflow.BLOCK)
                .threadContext(() -> this::looksAtWhatIsLeft)
                .threadContext(context)
                .stage("virtual", logging(), options -> options.workers(WORKERS))
                .stage("platform", logging(), options -> options.workers(WORKERS).platformThread())
                .sink("end", item -> log.info("{} {}", item, USER.get()));
    }

    /** Of which each worker gets an item, since it waits for the others to have theirs. */
    private Stage<Integer, Integer> logging() {
        CyclicBarrier all = new CyclicBarrier(WORKERS);
        return item -> {
            all.await();
            log.info("{} {}", item, USER.get());
            return item;
        };
    }

    private List<String> loggedAt(String stage, String mdc) {
        List<String> found = new ArrayList<>();
        for (ILoggingEvent event : events) {
            if (event.getThreadName().startsWith("p/" + stage + "-")) {
                found.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap().get(mdc));
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void theMdcIsInTheLogOfEachThread(Made made) throws InterruptedException {
        MDC.put("request", "r7");
        made.from(pipeline(MDC_OF_STARTER), List.of(1, 2));

        for (String stage : List.of("virtual", "platform", "end")) {
            assertThat(loggedAt(stage, "request")).containsExactlyInAnyOrder("1 null r7", "2 null r7");
            assertThat(loggedAt(stage, "stage")).containsExactlyInAnyOrder("1 null " + stage, "2 null " + stage);
        }
        assertThat(events.stream().map(ILoggingEvent::getThreadName).distinct()).hasSize(2 * WORKERS + 1);
        assertThat(MDC.getCopyOfContextMap()).containsExactly(Map.entry("request", "r7")); // that of this thread, as it was
    }

    @Test
    void anEmptyMdcIsCarriedToo() throws InterruptedException {
        pipeline(MDC_OF_STARTER).run(List.of(1, 2));
        assertThat(loggedAt("end", "request")).containsExactly("1 null null", "2 null null");
        assertThat(loggedAt("end", "stage")).containsExactly("1 null end", "2 null end");
    }

    @ParameterizedTest
    @EnumSource
    void whatMicrometerCarriesReachesEachThreadAndIsClearedThere(Made made) throws InterruptedException {
        ContextRegistry registry = new ContextRegistry();
        registry.registerThreadLocalAccessor("user", USER);
        registry.registerThreadLocalAccessor(new Slf4jThreadLocalAccessor("request"));
        ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().contextRegistry(registry).build();
        ThreadContext context = () -> {
            ContextSnapshot snapshot = snapshots.captureAll();
            return (stage, work) -> snapshot.wrap(work).run();
        };
        USER.set("ann");
        MDC.put("request", "r7");
        made.from(pipeline(context), List.of(1, 2));

        for (String stage : List.of("virtual", "platform", "end")) {
            assertThat(loggedAt(stage, "request")).containsExactlyInAnyOrder("1 ann r7", "2 ann r7");
        }
        assertThat(left).containsExactlyInAnyOrder(
                "virtual null null", "virtual null null", "platform null null", "platform null null", "end null null");
        assertThat(USER.get()).isEqualTo("ann");
    }
}
