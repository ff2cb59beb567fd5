package io.github.parallelpipe.jfr;

import io.github.parallelpipe.testing.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/** What Flight Recorder is told of the pipelines of one name, from {@link #start} to {@link #stop}. */
final class Flight implements AutoCloseable {

    /** Short enough that a test need not wait long for what comes once a period. */
    static final Duration OFTEN = Duration.ofMillis(10);
    /** So that it does not come while a test lasts. */
    static final Duration NEVER = Duration.ofHours(1);

    private final RecordingStream stream = new RecordingStream();
    private final List<RecordedEvent> events = new CopyOnWriteArrayList<>();

    Flight(String pipeline) {
        stream.setReuse(false);
        stream.onEvent(event -> {
            if (event.getEventType().getName().startsWith("parallelpipe.") && event.getString("pipeline").equals(pipeline)) {
                events.add(event);
            }
        });
    }

    Flight period(String type, Duration period) {
        stream.enable("parallelpipe." + type).withPeriod(period);
        return this;
    }

    Flight threshold(String type, Duration threshold) {
        stream.enable("parallelpipe." + type).withThreshold(threshold);
        return this;
    }

    Flight start() {
        stream.startAsync();
        return this;
    }

    /** Ends the recording, and gives all of it. */
    List<RecordedEvent> stop() {
        stream.stop();
        return List.copyOf(events);
    }

    /** The events of a kind so far. */
    List<RecordedEvent> events(String type) {
        return of(type, events);
    }

    static List<RecordedEvent> of(String type, List<RecordedEvent> events) {
        return events.stream().filter(event -> event.getEventType().getName().equals("parallelpipe." + type)).toList();
    }

    /** Waits for an event. */
    void await(String type, Predicate<RecordedEvent> wanted) {
        Patience.awaitUntil(type, () -> events(type).stream().anyMatch(wanted));
    }

    @Override
    public void close() {
        stream.close();
    }
}
