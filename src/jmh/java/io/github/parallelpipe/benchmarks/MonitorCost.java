package io.github.parallelpipe.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineBuilder;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.monitor.Monitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;

/**
 * What it costs to watch a run of twenty stages that has a hundred items a second, in percent of one processor: of all that
 * the process does, so with the run itself, the compiler and the collector, and with the client, which reads what it is sent.
 * Ends with 1 if watching takes more than two percent.
 */
public final class MonitorCost {

    private static final int STAGES = 20;
    private static final long PAUSE_MILLIS = 10;
    private static final double MOST_PERCENT = 2;

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final PipelineRun<Object> run = pipeline().start();
    private final long seconds;

    private MonitorCost(long seconds) {
        this.seconds = seconds;
    }

    /**
     * Runs the benchmark, for a minute or two.
     *
     * @param args nothing, or the seconds of each measure
     */
    public static void main(String[] args) throws Exception {
        long seconds = args.length == 0 ? 20 : Long.parseLong(args[0]);
        if (!new MonitorCost(seconds).measure()) {
            System.exit(1);
        }
    }

    private boolean measure() throws IOException, InterruptedException {
        Monitor monitor = Monitor.serve(run, 0);
        Socket client = watch(monitor);
        feed(); // as a warm-up, also of what is not watched
        double watched = feed();
        client.close();
        double unwatched = feed();
        monitor.close();
        double alone = feed();
        run.close();
        System.out.printf(
                "| | percent of a processor |%n|---|---:|%n| no monitor | %.2f |%n| nobody watches | %.2f |%n| one watches | %.2f |%n",
                alone, unwatched, watched);
        return watched - alone <= MOST_PERCENT;
    }

    /** Gives the processor time that it took, in percent. */
    private double feed() throws InterruptedException {
        long before = system.getProcessCpuTime();
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1_000_000_000) {
            run.put("item");
            Thread.sleep(PAUSE_MILLIS);
        }
        return 100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - start);
    }

    /** Reads it as bytes: what a browser makes of it is the browser's. */
    private static Socket watch(Monitor monitor) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), monitor.port());
        client.getOutputStream().write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        InputStream events = client.getInputStream();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                events.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // Closed by whoever opened it.
            }
        });
        return client;
    }

    private static Pipeline<Object> pipeline() {
        PipelineBuilder<Object, Object> builder = Pipeline.<Object>builder("watched");
        for (int i = 1; i < STAGES; i++) {
            builder = builder.stage("stage-" + i, item -> item);
        }
        return builder.sink("end", item -> {});
    }
}
