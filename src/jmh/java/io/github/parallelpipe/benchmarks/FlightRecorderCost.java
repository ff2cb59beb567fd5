package io.github.parallelpipe.benchmarks;

import io.github.parallelpipe.benchmarks.rivals.Contender;
import io.github.parallelpipe.benchmarks.rivals.Rival;
import io.github.parallelpipe.benchmarks.rivals.Threads;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * What it costs four stages to be recorded by Flight Recorder: with these events alone, beside no recording; and with them
 * beside the JDK's default ones, against those alone. Each pair is measured in turns, in random order, in one JVM, and the ratios of
 * the pairs are told: so whatever else the machine does falls on both.
 */
public final class FlightRecorderCost {

    private static final int CAPACITY = 64;
    private static final List<String> EVENTS = List.of("Run", "StageFailure", "ItemsLost", "Stall", "QueueDepth");

    private enum Recorded {
        NOTHING,
        PIPELINES,
        JDK,
        JDK_AND_PIPELINES
    }

    private FlightRecorderCost() {}

    /**
     * Runs it.
     *
     * @param args settings, such as {@code rounds=15 seconds=2}
     */
    public static void main(String[] args) throws IOException, ParseException {
        Settings settings = Settings.of(args);
        compare(Recorded.PIPELINES, Recorded.NOTHING, settings);
        compare(Recorded.JDK_AND_PIPELINES, Recorded.JDK, settings);
    }

    private static void compare(Recorded with, Recorded without, Settings settings) throws IOException, ParseException {
        rate(with, settings); // warm-up
        rate(without, settings);
        List<Double> perSecond = new ArrayList<>();
        List<Double> perCpuSecond = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            List<Recorded> order = new ArrayList<>(List.of(with, without));
            Collections.shuffle(order);
            List<Throughput> rates = new ArrayList<>(Collections.nCopies(2, null));
            for (Recorded recorded : order) {
                rates.set(recorded == with ? 0 : 1, rate(recorded, settings));
            }
            perSecond.add(rates.get(0).perSecond() / rates.get(1).perSecond());
            perCpuSecond.add(rates.get(0).perCpuSecond() / rates.get(1).perCpuSecond());
        }
        System.out.printf("%s against %s%n", with, without);
        print("items per second", perSecond);
        print("items per CPU second", perCpuSecond);
    }

    private static void print(String figure, List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        System.out.printf(
                "  %-22s ratio %.3f, half of the pairs from %.3f to %.3f%n",
                figure, Rounds.median(sorted), sorted.get(sorted.size() / 4), sorted.get(3 * sorted.size() / 4));
    }

    private static Throughput rate(Recorded recorded, Settings settings) throws IOException, ParseException {
        Entrant ours = new Entrant(Contender.PARALLELPIPE_PUT, Threads.VIRTUAL);
        Rival rival = ours.contender().rival();
        try (Recording recording = recording(recorded)) {
            if (recorded != Recorded.NOTHING) {
                recording.start();
            }
            return Throughput.of(
                    ours, Threads.PLATFORM, rival::pass, FourStages.LENGTH, CAPACITY, Source.lasting(settings.nanos()));
        }
    }

    private static Recording recording(Recorded recorded) throws IOException, ParseException {
        boolean jdk = recorded == Recorded.JDK || recorded == Recorded.JDK_AND_PIPELINES;
        Recording recording = jdk ? new Recording(Configuration.getConfiguration("default")) : new Recording();
        if (recorded == Recorded.JDK) {
            EVENTS.forEach(event -> recording.disable("parallelpipe." + event));
        }
        recording.setMaxAge(Duration.ofMinutes(1));
        return recording;
    }
}
