package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A slow stage, as Flight Recorder sees it: records a run from within, and prints what the file says of each stage. From without,
 * {@code jcmd PID JFR.start} records the same.
 */
public final class Recorded {

    private Recorded() {}

    /**
     * Runs the example.
     *
     * @param args the file to write, by default a temporary one; for how many seconds to run, by default 3
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = args.length > 0 ? Path.of(args[0]) : Files.createTempFile("recorded", ".jfr");
        Duration time = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 3);
        // @start region="recording"
        try (Recording recording = new Recording()) {
            recording.enable("parallelpipe.QueueDepth").withPeriod(Duration.ofMillis(200)); // else once a second
            recording.start();
            run(time);
            recording.dump(file);
        }
        // @end
        print(RecordingFile.readAllEvents(file));
        System.out.println(file);
    }

    private static void run(Duration time) throws InterruptedException {
        Pipeline<Long> pipeline = Pipeline.<Long>builder("recorded")
                .stage("detect", frame -> frame)
                .stage("classify", Recorded::slowly)
                .sink("show", frame -> {});
        try (PipelineRun<Long> run = pipeline.start()) {
            long end = System.nanoTime() + time.toNanos();
            for (long frame = 0; System.nanoTime() < end; frame++) {
                run.put(frame);
                Thread.sleep(10);
            }
        }
    }

    private static Long slowly(Long frame) throws InterruptedException {
        Thread.sleep(50);
        return frame;
    }

    private static void print(List<RecordedEvent> events) {
        System.out.println("stage      depth, mean   lost   99 % no older than");
        for (String stage : List.of("detect", "classify", "show")) {
            List<RecordedEvent> ofStage = events.stream()
                    .filter(event -> event.hasField("stage") && event.getString("stage").equals(stage))
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %11.1f %6d %18d ms%n",
                    stage,
                    of(ofStage, "QueueDepth").stream().mapToInt(event -> event.getInt("depth")).average().orElse(0),
                    of(ofStage, "ItemsLost").stream().mapToLong(event -> event.getLong("items")).sum(),
                    of(ofStage, "QueueDepth").stream().mapToLong(event -> event.getDuration("age99").toMillis()).max().orElse(0));
        }
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("parallelpipe." + type))
                .toList();
    }
}
