package io.github.parallelpipe.kills;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs tests until the first fails, and ends the virtual machine with it: what has been left hanging hangs nobody. Each
 * argument is a pattern of class names, or of these and of a method's name, {@code .*SomeTest#someMethod}; the tests of one
 * come before those of the next.
 */
final class FirstFailure implements TestExecutionListener {

    /** What the last line that it prints begins with; a test's name follows, or how many there were. */
    static final String FAILED = "FAILED: ";

    static final String HUNG = "HUNG: ";
    static final String PASSED = "PASSED: ";

    private final AtomicInteger ended = new AtomicInteger();

    private FirstFailure() {}

    public static void main(String[] patterns) {
        FirstFailure listener = new FirstFailure();
        for (String pattern : patterns) {
            LauncherFactory.create().execute(tests(pattern), listener);
        }
        sayAndEnd(PASSED + listener.ended);
    }

    private static LauncherDiscoveryRequest tests(String pattern) {
        String[] parts = pattern.split("#");
        String methods = parts.length == 1 ? ".*" : parts[1];
        PostDiscoveryFilter ofMethods = test -> FilterResult.includedIf(test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName().matches(methods))
                .orElse(true));
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("io.github.parallelpipe"))
                .filters(ClassNameFilter.includeClassNamePatterns(parts[0]), ofMethods)
                .build();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.FAILED) {
            Throwable failure = result.getThrowable().orElseThrow();
            failure.printStackTrace();
            sayAndEnd((failure instanceof TimeoutException ? HUNG : FAILED) + name(test));
        }
        if (test.isTest()) {
            ended.incrementAndGet();
        }
    }

    /** Of a repeated or parameterized test the method, else what JUnit calls it. */
    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> simple(method.getClassName()) + "." + method.getMethodName())
                .orElse(test.getDisplayName());
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static void sayAndEnd(String verdict) {
        System.err.flush();
        System.out.println(verdict);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
