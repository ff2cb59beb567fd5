package io.github.parallelpipe.jfr;

import io.github.parallelpipe.Gate;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import java.util.stream.IntStream;
import jdk.jfr.FlightRecorder;

/** A program whose run has begun before Flight Recorder is first used. Prints whether the events say what the report says. */
final class LateRecording {

    private LateRecording() {}

    public static void main(String[] args) throws InterruptedException {
        Gate<Integer> gate = new Gate<>();
        PipelineRun<Integer> run = Pipeline.<Integer>builder("late").sink("end", gate::process).start();
        IntStream.range(0, 10).forEach(run::put);
        System.out.println("initialised before: " + FlightRecorder.isInitialized());
        try (Flight flight = new Flight("late").period("QueueDepth", Flight.OFTEN).start()) {
            flight.await("QueueDepth", event -> true);
            gate.open();
            run.stop();
            RunReport report = run.await();
            flight.stop();
            long told = flight.events("ItemsLost").stream().mapToLong(event -> event.getLong("items")).sum();
            System.out.println("lost as told: " + (report.stage("end").dropped() == told && told > 0));
            System.out.println("runs: " + flight.events("Run").size());
        }
    }
}
