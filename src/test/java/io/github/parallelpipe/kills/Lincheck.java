package io.github.parallelpipe.kills;

import io.github.parallelpipe.kills.Bug.Part;
import io.github.parallelpipe.kills.Child.Outcome;
import io.github.parallelpipe.kills.Verdict.Killed;
import io.github.parallelpipe.kills.Verdict.NotAsked;
import io.github.parallelpipe.kills.Verdict.Survived;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The second opinion that the normal build asks, on the buffer with a bug, until one check does not hold. */
final class Lincheck {

    /** No kill, but an error: Lincheck notices by itself what hangs. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private static final Pattern BROKEN = Pattern.compile("(?m)^(\\w+) does not hold");
    private static final Pattern HOLDS = Pattern.compile("(?m)^\\w+ holds");

    private Lincheck() {}

    static Verdict examine(Layer layer, Bug bug, Path patched) throws IOException, InterruptedException {
        if (bug.part() == Part.RUN) {
            return new NotAsked();
        }
        Outcome outcome = Child.of(patched, "-XX:+EnableDynamicAgentLoading", "-XX:TieredStopAtLevel=1",
                        "-Dlincheck.first=true", "io.github.parallelpipe.lincheck.SecondOpinion")
                .run(layer.title(), LIMIT);
        Matcher broken = BROKEN.matcher(outcome.printed());
        if (broken.find()) {
            return new Killed(outcome.after(), broken.group(1).toLowerCase(Locale.ROOT), false);
        }
        if (outcome.inTime() && outcome.code() == 0 && HOLDS.matcher(outcome.printed()).find()) {
            return new Survived(outcome.after());
        }
        throw new IllegalStateException("Lincheck did not say what it thinks: see " + patched);
    }
}
