package io.github.parallelpipe.monitor;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What became of a run, second by second, over the last minutes; and ages and service times over the last minute. Its
 * clock is the run's.
 *
 * <p><em>Threading:</em> for one thread at a time.
 */
final class History {

    /** How far back the seconds go. */
    static final int SECONDS = 180;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration RECENT = Duration.ofMinutes(1);
    /** How often a report is kept, to tell later what has come since. */
    private static final Duration STEP = Duration.ofSeconds(10);

    /** One stage in one second. */
    record StageSecond(double droppedPerSecond, double processedPerSecond, Times age) {}

    /** All of them. */
    record Second(Duration elapsed, List<StageSecond> stages) {}

    /** One stage over the last minute. */
    record Recent(Times age, Times service) {}

    private final Deque<Second> seconds = new ArrayDeque<>();
    private final Deque<RunReport> kept = new ArrayDeque<>();
    private RunReport last;
    private List<Recent> recent;

    /** Begins with the first report: what the run did before is recent. */
    History(RunReport first) {
        last = first;
        kept.add(first);
        recent = first.stages().stream()
                .map(stage -> new Recent(Times.of(stage.age()), Times.of(stage.serviceTime())))
                .toList();
    }

    /** Adds a second if one is over, or the run. In the first second, what is recent is what there is so far. */
    void add(RunReport report) {
        Duration since = report.elapsed().minus(last.elapsed());
        boolean over = since.compareTo(SECOND) >= 0 || report.state().isEnded() && since.isPositive();
        if (over || seconds.isEmpty()) {
            recent = recent(report);
        }
        if (over) {
            addSecond(report, since.toNanos() / 1e9);
            last = report;
        }
    }

    List<Second> seconds() {
        return List.copyOf(seconds);
    }

    /** The last second that was over; none at first. */
    List<Second> lastSecond() {
        return seconds.isEmpty() ? List.of() : List.of(seconds.getLast());
    }

    /** By stage. */
    List<Recent> recent() {
        return recent;
    }

    private void addSecond(RunReport report, double time) {
        if (seconds.size() == SECONDS) {
            seconds.removeFirst();
        }
        List<StageSecond> stages = new ArrayList<>();
        for (int i = 0; i < report.stages().size(); i++) {
            StageReport now = report.stages().get(i);
            StageReport before = last.stages().get(i);
            stages.add(new StageSecond(
                    (now.dropped() - before.dropped()) / time,
                    (now.processed() - before.processed()) / time,
                    Times.of(now.age().since(before.age()))));
        }
        seconds.add(new Second(report.elapsed(), stages));
    }

    private List<Recent> recent(RunReport report) {
        forget(report.elapsed().minus(RECENT));
        List<Recent> stages = new ArrayList<>();
        for (int i = 0; i < report.stages().size(); i++) {
            StageReport now = report.stages().get(i);
            StageReport before = kept.getFirst().stages().get(i);
            stages.add(new Recent(
                    Times.of(now.age().since(before.age())),
                    Times.of(now.serviceTime().since(before.serviceTime()))));
        }
        if (report.elapsed().minus(kept.getLast().elapsed()).compareTo(STEP) >= 0) {
            kept.add(report);
        }
        return stages;
    }

    /** Keeps one report that is older than that, unless there is none. */
    private void forget(Duration time) {
        while (kept.size() > 1 && kept.getFirst().elapsed().plus(STEP).compareTo(time) <= 0) {
            kept.removeFirst();
        }
    }
}
