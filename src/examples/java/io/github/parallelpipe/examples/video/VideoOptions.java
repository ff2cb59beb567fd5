package io.github.parallelpipe.examples.video;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param source a file or an http address; empty for the drawn scene
 * @param framesPerSecond at which the film was taken
 * @param speed how many times as fast it is to be played
 * @param frames after how many to stop
 * @param buffer how many items wait in front of each stage at most
 * @param workers how many a stage has, where it has not one
 * @param isolated stages that run in a JVM of their own
 * @param slow stages that take so much longer for each item
 * @param png the folder for annotated pictures, if wanted
 * @param monitor the port of a live page, if wanted; 0 for any
 */
record VideoOptions(
        String source,
        double framesPerSecond,
        double speed,
        long frames,
        int buffer,
        Map<String, Integer> workers,
        Set<String> isolated,
        Map<String, Duration> slow,
        Optional<Path> png,
        OptionalInt monitor) {

    static final String USAGE =
            """
            usage: Video [SOURCE] [OPTION]...
            SOURCE is a file of JPEG images in a row, or the http address of a camera that sends them;
            without one, a scene is drawn.
              --fps N            frames a second of the film (10); a camera sets its own
              --speed N          play it N times as fast (1)
              --frames N         stop after N frames (the drawn scene: 300)
              --buffer N         room in front of each stage (2)
              --workers STAGE=N  N workers for decode or detect (1), each with a decoder or detector of its own;
                                 may be repeated
              --isolate detect   let detect run in a JVM of its own, each of its workers in one
              --slow STAGE=MS    let a stage take MS milliseconds longer for each item; may be repeated
              --png DIR          write every shown frame as a picture, with boxes and labels
              --monitor [PORT]   show the run and its pictures live in a browser, at any port or this one
            The stages are decode, detect, track, classify and show.""";

    static final List<String> STAGES = List.of("decode", "detect", "track", "classify", "show");

    /** Those that know nothing of the frames before, or no more than what the background looks like. */
    static final List<String> STAGES_WITH_WORKERS = List.of("decode", "detect");

    static final List<String> STAGES_TO_ISOLATE = List.of("detect");

    int workers(String stage) {
        return workers.getOrDefault(stage, 1);
    }

    boolean isIsolated(String stage) {
        return isolated.contains(stage);
    }

    boolean isDrawn() {
        return source.isEmpty();
    }

    boolean isCamera() {
        return source.startsWith("http:") || source.startsWith("https:");
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    static VideoOptions parse(List<String> arguments) {
        return new CommandLine(arguments).options();
    }
}
