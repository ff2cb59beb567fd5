package io.github.parallelpipe.monitor;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that read requests and answer them; what comes beyond them waits its turn.
 *
 * <p>Platform threads, although virtual ones are what this library is about: the JDK's server reads and writes inside
 * monitors, and before JDK 24 a virtual thread that waits in one holds its carrier. Two clients that send half a request
 * would stop every stage of a machine with two processors. Also, a monitor should be there when it is the stages that
 * hold all carriers.
 */
final class RequestThreads extends ThreadPoolExecutor {

    private final TimeLimits limits;

    RequestThreads(int threads, TimeLimits limits) {
        super(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("monitor-request-", 0).factory());
        this.limits = limits;
        allowCoreThreadTimeOut(true);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable request) {
        limits.begin();
        super.beforeExecute(thread, request);
    }

    @Override
    protected void afterExecute(Runnable request, Throwable thrown) {
        super.afterExecute(request, thrown);
        limits.end();
    }
}
