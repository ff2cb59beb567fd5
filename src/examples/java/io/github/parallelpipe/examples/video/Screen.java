package io.github.parallelpipe.examples.video;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The last stage's work: a line a second on the terminal, and each frame as an annotated picture where that is wanted, in
 * a file or to look at.
 *
 * <p>The line shows how fresh the frame is, and for each stage how many items wait of how many may, how old the last
 * one was when the stage began with it, and how many were dropped: {@code detect 2/2 310ms -14}.
 */
final class Screen {
    private static final long SECOND = 1_000_000_000;

    private final PrintStream out;
    private final Optional<Annotation> annotation;
    private final Optional<LivePicture> live;
    private final Stopwatch stopwatch;
    private final Sightings sightings = new Sightings();

    /** Set once the run has started, which it does with the screen already in place. */
    private volatile Optional<Supplier<RunReport>> run = Optional.empty();

    private long nextLine = System.nanoTime();

    Screen(PrintStream out, Optional<Annotation> annotation, Optional<LivePicture> live, Stopwatch stopwatch) {
        this.out = out;
        this.annotation = annotation;
        this.live = live;
        this.stopwatch = stopwatch;
    }

    void watch(Supplier<RunReport> reports) {
        run = Optional.of(reports);
    }

    void show(Scene scene, Duration age) throws IOException {
        if (annotation.isPresent()) {
            annotation.get().write(scene);
        }
        live.ifPresent(picture -> picture.show(scene));
        sightings.add(scene);
        long late = System.nanoTime() - nextLine;
        if (late >= 0) {
            nextLine += SECOND * (1 + late / SECOND);
            out.println(line(scene, age));
        }
    }

    void complain(String trouble) {
        out.println(trouble);
    }

    /** Who was seen, doing what; complete once the run has ended. */
    Sightings sightings() {
        return sightings;
    }

    private String line(Scene scene, Duration age) {
        String stages = run.map(reports -> stages(reports.get())).orElse("");
        return "frame %4d  %3d ms old | %s| %s"
                .formatted(scene.frame().number(), age.toMillis(), stages, people(scene));
    }

    private String stages(RunReport report) {
        return report.stages().stream().map(this::stage).collect(Collectors.joining());
    }

    private String stage(StageReport stage) {
        String dropped = stage.dropped() == 0 ? "" : " -" + stage.dropped();
        long age = stopwatch.reading(stage.stage()).lastAge().toMillis();
        return "%s %d/%d %dms%s  ".formatted(stage.stage(), stage.buffered(), stage.capacity(), age, dropped);
    }

    private static String people(Scene scene) {
        Map<String, Long> count = scene.people().stream()
                .collect(Collectors.groupingBy(
                        person -> person.behaviour().gait().word(), TreeMap::new, Collectors.counting()));
        return count.isEmpty()
                ? "nobody"
                : count.entrySet().stream()
                        .map(gait -> gait.getValue() + " " + gait.getKey())
                        .collect(Collectors.joining(", "));
    }
}
