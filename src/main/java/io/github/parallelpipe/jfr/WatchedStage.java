package io.github.parallelpipe.jfr;

import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.StageReport;
import java.util.EnumMap;
import java.util.Map;

/** One stage of a run that is being recorded, and what of it has been told. Not for several threads at once. */
final class WatchedStage {

    private final String pipeline;
    private final long run;
    private final String stage;

    private final Map<Loss, Long> lost = new EnumMap<>(Loss.class);
    private Histogram ages = Histogram.empty();
    private Histogram serviceTimes = Histogram.empty();

    /** Begun when the stage was first seen as it still is. */
    private StallEvent stall = new StallEvent();
    /** How often the stage had moved by then. */
    private long moves;
    /** Whether it had items then. */
    private boolean hadItems;

    WatchedStage(String pipeline, long run, String stage) {
        this.pipeline = pipeline;
        this.run = run;
        this.stage = stage;
    }

    void tellDepth(StageReport now) {
        Histogram newAges = now.age().since(ages);
        Histogram newServiceTimes = now.serviceTime().since(serviceTimes);
        ages = now.age();
        serviceTimes = now.serviceTime();
        QueueDepthEvent event = new QueueDepthEvent();
        event.pipeline = pipeline;
        event.run = run;
        event.stage = stage;
        event.depth = now.buffered();
        event.capacity = now.capacity();
        event.busy = now.busy();
        event.taken = now.taken();
        event.ageMedian = newAges.median().toNanos();
        event.age99 = newAges.quantile(0.99).toNanos();
        event.serviceTimeMedian = newServiceTimes.median().toNanos();
        event.serviceTime99 = newServiceTimes.quantile(0.99).toNanos();
        event.commit();
    }

    void tellLosses(StageReport now) {
        for (Loss loss : Loss.values()) {
            long total = loss.in(now);
            long items = total - lost.getOrDefault(loss, 0L);
            if (items > 0) {
                tell(loss, items, total);
            }
        }
    }

    private void tell(Loss loss, long items, long total) {
        ItemsLostEvent event = new ItemsLostEvent();
        if (!event.isEnabled()) {
            return;
        }
        lost.put(loss, total);
        event.pipeline = pipeline;
        event.run = run;
        event.stage = stage;
        event.reason = loss.reason();
        event.items = items;
        event.total = total;
        event.commit();
    }

    void tellStall(StageReport now) {
        long moved = now.taken() + now.processed() + now.failed() + now.expired() + now.emitted();
        if (hadItems && hasItems(now) && moved == moves) {
            tellLongStall(now);
            return;
        }
        tellStallOver();
        moves = moved;
        hadItems = hasItems(now);
        stall = new StallEvent();
        stall.begin();
    }

    /** Where nothing waits and nobody is at work, what is in process waits for more, to fill a window. */
    private static boolean hasItems(StageReport now) {
        return now.buffered() > 0 || now.inProcess() > 0 && now.busy() > 0;
    }

    private void tellLongStall(StageReport now) {
        if (stall.ongoing) {
            return;
        }
        stall.end();
        if (!stall.shouldCommit()) {
            return;
        }
        stall.pipeline = pipeline;
        stall.run = run;
        stall.stage = stage;
        stall.ongoing = true;
        stall.waiting = now.buffered();
        stall.inProcess = now.inProcess();
        stall.busy = now.busy();
        stall.commit();
    }

    /** As well when the run ends. */
    void tellStallOver() {
        if (stall.ongoing) {
            stall.ongoing = false;
            stall.end();
            stall.commit();
        }
    }
}
