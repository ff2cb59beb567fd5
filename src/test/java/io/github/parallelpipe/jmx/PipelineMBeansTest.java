package io.github.parallelpipe.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.FailurePolicy;
import io.github.parallelpipe.Gate;
import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.testing.Patience;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** A run is in JMX while it goes on, as its report has it, and there alone. */
class PipelineMBeansTest {

    private static final String NAME = "io.github.parallelpipe:type=PipelineRun,name=";

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final PipelineMBeans beans = new PipelineMBeans(server);

    private Pipeline<Integer> pipeline(String name) {
        return Pipeline.<Integer>builder(name).listener(beans).sink("end", item -> {});
    }

    private static ObjectName quoted(String name) throws Exception {
        return new ObjectName(NAME + ObjectName.quote(name));
    }

    private Set<ObjectName> names() throws Exception {
        return server.queryNames(new ObjectName("io.github.parallelpipe:*"), null);
    }

    @Test
    void showsTheReportToAClientWithoutOurClasses() throws Exception {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("p")
                .listener(beans)
                .stage("gate", item -> 6 / gate.process(item), options -> options.onFailure(FailurePolicy.SKIP))
                .sink("end", item -> {})
                .start();
        run.put(0);
        gate.open(1);
        gate.awaitArrival();
        run.put(1);
        gate.awaitArrival();
        run.put(2);

        assertThat(server.getAttribute(quoted("p"), "Pipeline")).isEqualTo("p");
        assertThat(server.getAttribute(quoted("p"), "State")).isEqualTo("RUNNING");
        assertThat(server.getAttribute(quoted("p"), "Failure")).isNull();
        assertThat(server.getAttribute(quoted("p"), "HandlerFailures")).isEqualTo(0L);
        CompositeData[] stages = (CompositeData[]) server.getAttribute(quoted("p"), "Stages");
        assertThat(stages).hasSize(2);
        assertThat(stages[0].getAll(new String[] {"stage", "capacity", "overflow", "offered", "taken", "failed"}))
                .containsExactly("gate", 2, "DROP_OLDEST", 3L, 2L, 1L);
        assertThat(stages[0].getAll(new String[] {"buffered", "inProcess", "busy", "running", "lastFailure"}))
                .containsExactly(1, 1L, 1, true, "java.lang.ArithmeticException: / by zero");
        assertThat(((CompositeData) stages[0].get("age")).get("count")).isEqualTo(2L);
        gate.open(2);
        run.close();
    }

    @Test
    void showsTheReportToAClientWithThem() throws Exception {
        PipelineRun<Integer> run = pipeline("p").start();
        PipelineRunMXBean bean = JMX.newMXBeanProxy(server, quoted("p"), PipelineRunMXBean.class);
        run.put(1);
        run.stop();
        RunReport report = run.await(); // which has taken it out
        beans.started(run);

        assertThat(bean.getState()).isEqualTo(RunState.COMPLETED);
        assertThat(bean.getElapsedMillis()).isEqualTo(report.elapsed().toMillis());
        assertThat(bean.getStages()).containsExactly(StageAccount.of(report.stage("end")));
        Durations age = bean.getStages().getFirst().age();
        assertThat(age.count()).isOne();
        assertThat(age.meanMillis()).isEqualTo(report.stage("end").age().total().toNanos() / 1e6);
        assertThat(age.maxMillis()).isEqualTo(report.stage("end").age().max().toNanos() / 1e6).isPositive();
        beans.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void everyNumberIsThatOfItsName() throws Exception {
        StageReport report = new StageReport(
                "s", 1, Overflow.BLOCK, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, true, 13, // no two are equal
                Histogram.empty(), Histogram.empty(), Optional.empty());
        StageAccount account = StageAccount.of(report);
        for (RecordComponent component : StageAccount.class.getRecordComponents()) {
            if (component.getType().isPrimitive()) {
                assertThat(component.getAccessor().invoke(account))
                        .as(component.getName())
                        .isEqualTo(StageReport.class.getMethod(component.getName()).invoke(report));
            }
        }
    }

    @Test
    void tellsWhatARunHasFailedBy() throws Exception {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("p")
                .sink("end", item -> {
                    throw new IllegalStateException("no " + item);
                }, options -> options.onDiscard((item, reason, stage) -> {
                    throw new IllegalStateException("handler");
                }))
                .start();
        run.put(1);
        assertThatThrownBy(run::await).hasRootCauseMessage("no 1");
        beans.started(run);

        assertThat(server.getAttribute(quoted("p"), "State")).isEqualTo("FAILED");
        assertThat((String) server.getAttribute(quoted("p"), "Failure")).contains("'end'");
        assertThat(server.getAttribute(quoted("p"), "HandlerFailures")).isEqualTo(1L);
    }

    @Test
    void isGoneWhenTheRunHasEndedInWhateverWay() throws Exception {
        PipelineRun<Integer> cancelled = pipeline("p").start();
        assertThat(names()).containsExactly(quoted("p"));
        cancelled.cancel();
        cancelled.await();
        assertThat(names()).isEmpty();

        PipelineRun<Integer> failed = Pipeline.<Integer>builder("p")
                .listener(beans)
                .sink("end", item -> {
                    throw new IllegalStateException("no " + item);
                })
                .start();
        failed.put(1);
        assertThatThrownBy(failed::await).hasRootCauseMessage("no 1");
        assertThat(names()).isEmpty();

        pipeline("p").run(Set.of(1));
        assertThat(names()).isEmpty();
    }

    @Test
    void keepsNothingOfARunThatHasEnded() {
        WeakReference<?> run = new WeakReference<>(ended());
        Patience.awaitUntil("the run is forgotten", () -> {
            System.gc();
            return run.get() == null;
        });
    }

    private PipelineRun<Integer> ended() {
        PipelineRun<Integer> run = pipeline("p").start();
        run.close();
        return run;
    }

    @Test
    void aRunIsThereOnceHoweverOftenItIsTold() throws Exception {
        PipelineRun<Integer> run = pipeline("p").start();
        beans.started(run);
        assertThat(names()).containsExactly(quoted("p"));
        run.close();
        beans.ended(run);
        assertThat(names()).isEmpty();
    }

    @Test
    void runsOfOnePipelineAtOnceHaveNumbersThatAreUsedAgain() throws Exception {
        PipelineRun<Integer> first = pipeline("p").start();
        PipelineRun<Integer> second = pipeline("p").start();
        PipelineRun<Integer> third = pipeline("p").start();
        ObjectName number2 = new ObjectName(NAME + "\"p\",run=2");
        ObjectName number3 = new ObjectName(NAME + "\"p\",run=3");
        assertThat(names()).containsExactlyInAnyOrder(quoted("p"), number2, number3);

        second.close();
        assertThat(names()).containsExactlyInAnyOrder(quoted("p"), number3);
        PipelineRun<Integer> fourth = pipeline("p").start();
        assertThat(names()).containsExactlyInAnyOrder(quoted("p"), number2, number3);
        first.close();
        third.close();
        fourth.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void anyNameIsQuoted() throws Exception {
        String odd = "a,b=\"*?\\\n:c\u00e4";
        PipelineRun<Integer> run = pipeline(odd).start();
        assertThat(server.getAttribute(quoted(odd), "Pipeline")).isEqualTo(odd);
        run.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        PipelineRun<Integer> run = pipeline("p").start();
        MBeanInfo info = server.getMBeanInfo(quoted("p"));
        assertThat(info.getOperations()).isEmpty();
        assertThat(Arrays.stream(info.getAttributes())).hasSize(6).noneMatch(attribute -> attribute.isWritable());
        run.close();
    }

    @Test
    void usesThePlatformsServerUnlessToldAnother() throws Exception {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        PipelineRun<Integer> run =
                Pipeline.<Integer>builder("platform's").listener(new PipelineMBeans()).sink("end", item -> {}).start();
        assertThat(platform.isRegistered(quoted("platform's"))).isTrue();
        run.close();
        assertThat(platform.isRegistered(quoted("platform's"))).isFalse();
    }

    @Test
    void closingTakesOutAllOfItsRunsAndNoOthers() throws Exception {
        PipelineRun<Integer> one = pipeline("one").start();
        PipelineRun<Integer> two = pipeline("two").start();
        PipelineRun<Integer> other =
                Pipeline.<Integer>builder("other").listener(new PipelineMBeans(server)).sink("end", item -> {}).start();
        beans.close();
        assertThat(names()).containsExactly(quoted("other"));
        one.close();
        two.close();
        other.close();
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> new PipelineMBeans(null)).hasMessage("server must not be null");
        assertThatThrownBy(() -> beans.started(null)).hasMessage("run must not be null");
    }
}
