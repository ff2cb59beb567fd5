package io.github.parallelpipe.kills;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * Puts every bug before every layer, and prints who noticed it and how soon. Ends with 0 only if each bug is killed by at
 * least one layer of the normal build and by two layers in all, and the library as it is by none.
 *
 * <pre>
 *     ./mvnw -q -Pkills                                     all bugs, and writes the table into the page
 *     ./mvnw -q -Pkills -Dargs="sample 5"                   five bugs, others every day
 *     ./mvnw -q -Pkills -Dargs="only 'close wakes'"         those whose name has this in it
 * </pre>
 */
public final class KillTable {

    private static final Path PAGE = Path.of("src/docs/verification.md");

    private KillTable() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        Table table = new Table(new Filling().rows(selection(args)));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%n%s%n%d bugs in %d s%n", table.text(), table.rows().size(), took.toSeconds());
        table.breaches().forEach(System.out::println);
        if (args.length == 0 && table.breaches().isEmpty()) {
            Page.write(PAGE, heading(took) + "\n" + table.text());
        }
        System.exit(table.breaches().isEmpty() ? 0 : 1);
    }

    private static List<Bug> selection(String... args) {
        if (!BuildChecks.available() || args.length == 0 && !Jcstress.isBuilt()) {
            throw new IllegalStateException("the whole table needs Error Prone, and the jcstress tests built: "
                    + "./mvnw -q -DskipTests install && ./mvnw -q -f jcstress-tests package");
        }
        if (args.length == 0) {
            List<Bug> all = new ArrayList<>(Bugs.none());
            all.addAll(Bugs.all());
            return all;
        }
        return switch (args[0]) {
            case "sample" -> sample(Integer.parseInt(args[1]), LocalDate.now(ZoneOffset.UTC).toEpochDay());
            case "only" -> Bugs.all().stream().filter(bug -> Pattern.compile(args[1]).matcher(bug.name()).find()).toList();
            default -> throw new IllegalArgumentException("sample NUMBER, or only PATTERN: " + args[0]);
        };
    }

    /** The same for the same seed; the sample of a day is seeded by its date. */
    static List<Bug> sample(int size, long seed) {
        System.out.println("sample of " + size + " bugs, seed " + seed);
        List<Bug> shuffled = new ArrayList<>(Bugs.all());
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.subList(0, Math.min(size, shuffled.size()));
    }

    private static String heading(Duration took) throws IOException {
        return "%s, JDK %s, commit %s, %d processors, %d minutes. Seconds until the layer noticed the bug; – not noticed; n/a not asked.%n"
                .formatted(LocalDate.now(ZoneOffset.UTC), Runtime.version(), commit(),
                        Runtime.getRuntime().availableProcessors(), took.toMinutes());
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
