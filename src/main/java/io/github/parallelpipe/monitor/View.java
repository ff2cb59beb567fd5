package io.github.parallelpipe.monitor;

import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What a monitor shows at one moment, as JSON; {@link Monitor} tells what its members mean. */
record View(RunReport report, List<Activity> activities, List<History.Recent> recent, long nowNanos) {

    /** How many characters of a message are shown. */
    private static final int LONGEST = 2_000;

    /** What the report tells, given what the stages were doing before; an empty list if that is not known. */
    static View of(RunReport report, History history, List<Activity> before) {
        long now = System.nanoTime();
        List<Activity> activities = new ArrayList<>();
        for (int i = 0; i < report.stages().size(); i++) {
            Doing doing = Doing.of(report.stages(), i, report.state());
            Activity last = before.isEmpty() ? null : before.get(i);
            activities.add(Activity.next(last, doing, report.stages().get(i), now));
        }
        return new View(report, activities, history.recent(), now);
    }

    /** Whether nothing will change any more. */
    boolean isFinal() {
        return report.state().isEnded();
    }

    /** With these seconds of its history, all of them or the last, and with the names of pictures that go with it. */
    byte[] toJson(List<History.Second> seconds, List<String> images) {
        Json json = new Json().beginObject();
        json.name("pipeline").value(report.pipeline());
        json.name("state").value(report.state().name());
        json.name("ended").value(report.state().isEnded());
        json.name("elapsedMs").millis(report.elapsed().toNanos());
        json.name("failure").value(report.failure().map(Throwable::getMessage).map(View::shortened));
        json.name("overran").strings(report.overran());
        json.name("handlerFailures").value(report.handlerFailures());
        json.name("firstHandlerFailure").value(report.firstHandlerFailure().map(View::described));
        json.name("images").strings(images);
        json.name("historyMs").beginArray();
        seconds.forEach(second -> json.millis(second.elapsed().toNanos()));
        json.endArray();
        json.name("stages").beginArray();
        for (int i = 0; i < report.stages().size(); i++) {
            writeStage(i, seconds, json);
        }
        return json.endArray().endObject().toBytes();
    }

    private void writeStage(int i, List<History.Second> seconds, Json json) {
        StageReport stage = report.stages().get(i);
        json.beginObject();
        json.name("name").value(stage.stage());
        json.name("doing").value(activities.get(i).doing().words());
        json.name("doingMs").millis(nowNanos - activities.get(i).sinceNanos());
        json.name("running").value(stage.running());
        json.name("busy").value(stage.busy());
        json.name("capacity").value(stage.capacity());
        json.name("overflow").value(stage.overflow().name());
        json.name("buffered").value(stage.buffered());
        writeCounts(stage, json);
        json.name("lastFailure").value(stage.lastFailure().map(View::described));
        json.name("age");
        write(recent.get(i).age(), json);
        json.name("service");
        write(recent.get(i).service(), json);
        json.name("history").beginObject();
        writeRates("droppedPerSecond", i, seconds, History.StageSecond::droppedPerSecond, json);
        writeRates("processedPerSecond", i, seconds, History.StageSecond::processedPerSecond, json);
        writeTimes("ageMedianMs", i, seconds, Times::median, json);
        writeTimes("ageP99Ms", i, seconds, Times::p99, json);
        json.endObject().endObject();
    }

    private static void writeCounts(StageReport stage, Json json) {
        json.name("offered").value(stage.offered());
        json.name("taken").value(stage.taken());
        json.name("dropped").value(stage.dropped());
        json.name("expired").value(stage.expired());
        json.name("discarded").value(stage.discarded());
        json.name("processed").value(stage.processed());
        json.name("failed").value(stage.failed());
        json.name("inProcess").value(stage.inProcess());
        json.name("emitted").value(stage.emitted());
        json.name("filtered").value(stage.filtered());
    }

    /** Null where there were none. */
    private static void write(Times times, Json json) {
        if (times.count() == 0) {
            json.value(Optional.empty());
            return;
        }
        json.beginObject();
        json.name("medianMs").millis(times.median());
        json.name("p99Ms").millis(times.p99());
        json.name("maxMs").millis(times.max());
        json.endObject();
    }

    private static void writeRates(
            String name, int i, List<History.Second> seconds, ToDoubleFunction<History.StageSecond> rate, Json json) {
        json.name(name).beginArray();
        seconds.forEach(second -> json.tenths(rate.applyAsDouble(second.stages().get(i))));
        json.endArray();
    }

    private static void writeTimes(
            String name, int i, List<History.Second> seconds, ToLongFunction<Times> time, Json json) {
        json.name(name).beginArray();
        for (History.Second second : seconds) {
            Times age = second.stages().get(i).age();
            if (age.count() == 0) {
                json.value(Optional.empty());
            } else {
                json.millis(time.applyAsLong(age));
            }
        }
        json.endArray();
    }

    /** What user code threw may throw again, whatever it likes, as it is asked what it is: then its class has to do. */
    static String described(Throwable thrown) {
        try {
            return shortened(String.valueOf(thrown.toString()));
        } catch (Throwable e) {
            return thrown.getClass().getName();
        }
    }

    /** A message may hold a whole document, and is sent ten times a second. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
