package io.github.parallelpipe.flow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.buffer.Overflow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;
import org.testng.annotations.Factory;

/**
 * Runs the Technology Compatibility Kit of Reactive Streams, which is written for TestNG. Each of its tests is one here.
 *
 * <p>One that the kit skips is skipped here if there is a reason below, and fails if not: an engine for TestNG would have let it pass.
 * The kit skips an optional test that fails, so a skip may hide a mistake.
 */
class ReactiveStreamsTckTest {

    /** How long the kit waits for a signal that has to come. */
    private static final int SIGNAL_MILLIS = 3_000;
    /** How long it waits for one that must not. */
    private static final int NO_SIGNAL_MILLIS = 50;

    /** How long it waits for an error before it looks for it, once. */
    private static final int ERROR_MILLIS = 1_000;

    static final int GARBAGE_MILLIS = 1_000;

    /** Why a test may be skipped, by how its name begins. */
    private static final Map<String, String> SKIPPED = Map.of(
            "untested_",
            "the kit names the rule, and has no test for it",
            "optional_spec111_multicast_",
            "a publisher is hot: what came before a subscriber did was for those before it",
            "required_spec317_mustNotSignalOnErrorWhenPendingAboveLongMaxValue",
            "needs more items than fit into a buffer that drops");

    /** What is verified. */
    public static final class Verifications {

        @Factory
        public Object[] all() {
            return new Object[] {
                new RunSubscriberVerification(4, Overflow.DROP_OLDEST),
                new RunSubscriberVerification(4, Overflow.DROP_NEWEST),
                new RunSubscriberVerification(1, Overflow.BLOCK),
                new RunSubscriberVerification(16, Overflow.BLOCK),
                new RunSubscriberVerification(1_000, Overflow.FAIL),
                new SinkPublisherVerification(1, Overflow.BLOCK),
                new SinkPublisherVerification(1_000, Overflow.DROP_OLDEST),
                new PipelineProcessorVerification(),
            };
        }
    }

    static TestEnvironment environment() {
        return new TestEnvironment(SIGNAL_MILLIS, NO_SIGNAL_MILLIS, ERROR_MILLIS);
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHolds() {
        Results results = new Results();
        TestNG kit = new TestNG(false);
        kit.setTestClasses(new Class<?>[] {Verifications.class});
        kit.setVerbose(0);
        kit.addListener(results);
        kit.run();
        DynamicTest complete = DynamicTest.dynamicTest("the kit is complete", () -> results.assertComplete());
        return Stream.concat(
                Stream.of(complete),
                results.all.stream().map(result -> DynamicTest.dynamicTest(name(result), () -> check(result))));
    }

    private static String name(ITestResult result) {
        return result.getInstance() + ": " + result.getMethod().getMethodName();
    }

    private static void check(ITestResult result) throws Throwable {
        if (result.getStatus() == ITestResult.SKIP) {
            String test = result.getMethod().getMethodName();
            String reason = SKIPPED.entrySet().stream()
                    .filter(entry -> test.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("skipped without a reason", result.getThrowable()));
            Assumptions.abort(reason);
        }
        if (result.getStatus() != ITestResult.SUCCESS) {
            throw new AssertionError(name(result), result.getThrowable());
        }
    }

    private static final class Results implements ITestListener {

        final List<ITestResult> all = new CopyOnWriteArrayList<>();

        /** As many as there are in release 1.0.4, of which the processor's hold those of a publisher and of a subscriber. */
        void assertComplete() {
            assertThat(count("RunSubscriber")).isEqualTo(5 * 26);
            assertThat(count("SinkPublisher")).isEqualTo(2 * 38);
            assertThat(count("PipelineProcessor")).isEqualTo(68);
        }

        private long count(String what) {
            return all.stream().filter(result -> name(result).startsWith(what)).count();
        }

        @Override
        public void onTestSuccess(ITestResult result) {
            all.add(result);
        }

        @Override
        public void onTestFailure(ITestResult result) {
            all.add(result);
        }

        @Override
        public void onTestSkipped(ITestResult result) {
            all.add(result);
        }
    }
}
