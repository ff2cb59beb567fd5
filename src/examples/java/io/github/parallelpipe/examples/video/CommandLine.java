package io.github.parallelpipe.examples.video;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the command line, and refuses what it does not understand with a sentence for the user. */
final class CommandLine {
    private static final long FRAMES_OF_THE_SCENE = 300;
    private static final int FASTEST = 1_000;
    private static final int LARGEST_BUFFER = 1_000;
    private static final int MOST_WORKERS = 64;
    private static final int HIGHEST_PORT = 65_535;
    private static final long LONGEST = 1_000_000_000;

    private final Deque<String> rest;
    private final Map<String, Integer> workers = new HashMap<>();
    private final Set<String> isolated = new HashSet<>();
    private final Map<String, Duration> slow = new HashMap<>();
    private String source = "";
    private double framesPerSecond;
    private double speed;
    private long frames;
    private int buffer = 2;
    private Optional<Path> png = Optional.empty();
    private OptionalInt monitor = OptionalInt.empty();

    CommandLine(List<String> arguments) {
        rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--fps" -> framesPerSecond = positive(argument);
                case "--speed" -> speed = positive(argument);
                case "--frames" -> frames = whole(argument, LONGEST);
                case "--buffer" -> buffer = (int) whole(argument, LARGEST_BUFFER);
                case "--workers" -> workers(value(argument));
                case "--isolate" -> isolate(value(argument));
                case "--slow" -> slow(value(argument));
                case "--png" -> png = Optional.of(Path.of(value(argument)));
                case "--monitor" -> monitor = OptionalInt.of(portIfGiven(argument));
                default -> source(argument);
            }
        }
    }

    VideoOptions options() {
        VideoOptions options = new VideoOptions(
                source,
                framesPerSecond > 0 ? framesPerSecond : 10,
                speed > 0 ? speed : 1,
                frames > 0 ? frames : source.isEmpty() ? FRAMES_OF_THE_SCENE : Long.MAX_VALUE,
                buffer,
                Map.copyOf(workers),
                Set.copyOf(isolated),
                Map.copyOf(slow),
                png,
                monitor);
        if (options.isCamera() && (framesPerSecond > 0 || speed > 0)) {
            throw new IllegalArgumentException("--fps and --speed are for a film; a camera sets its own pace");
        }
        return options;
    }

    private void source(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("there is no option " + argument + "; --help shows them");
        }
        if (!source.isEmpty()) {
            throw new IllegalArgumentException("one source at a time: " + source + ", " + argument);
        }
        source = argument;
    }

    private void workers(String value) {
        String stage = stage(value);
        if (!VideoOptions.STAGES_WITH_WORKERS.contains(stage)) {
            throw new IllegalArgumentException("--workers needs decode or detect, since track and classify follow"
                    + " people from frame to frame, and show shows them in order: " + value);
        }
        workers.put(stage, (int) whole("--workers " + stage, MOST_WORKERS));
    }

    private void isolate(String stage) {
        if (!VideoOptions.STAGES_TO_ISOLATE.contains(stage)) {
            throw new IllegalArgumentException(
                    "--isolate needs detect, the only stage that can run in a JVM of its own: " + stage);
        }
        isolated.add(stage);
    }

    private void slow(String value) {
        String stage = stage(value);
        if (!VideoOptions.STAGES.contains(stage)) {
            throw new IllegalArgumentException(
                    "--slow needs one of " + String.join(", ", VideoOptions.STAGES) + ": " + value);
        }
        slow.put(stage, Duration.ofMillis(whole("--slow " + stage, 60_000)));
    }

    /** Of STAGE=NUMBER the stage; the number is read next. */
    private String stage(String value) {
        String[] parts = value.split("=", 2);
        rest.push(parts.length == 2 ? parts[1] : "");
        return parts[0];
    }

    /** A number that follows; any port if none does. */
    private int portIfGiven(String option) {
        boolean given = !rest.isEmpty() && rest.peek().matches("[0-9]+");
        return given ? (int) whole(option, HIGHEST_PORT) : 0;
    }

    private double positive(String option) {
        String value = value(option);
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number <= FASTEST) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // refused below, as a number that is too small
        }
        throw new IllegalArgumentException(option + " needs a number from above 0 to " + FASTEST + ": " + value);
    }

    private long whole(String option, long largest) {
        String value = value(option);
        try {
            long number = Long.parseLong(value);
            if (number > 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // refused below, as a number that is too small
        }
        throw new IllegalArgumentException(option + " needs a whole number from 1 to " + largest + ": " + value);
    }

    private String value(String option) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }
}
