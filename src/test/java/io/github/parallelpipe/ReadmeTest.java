package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README shows code that compiles, and links to what is there. */
class ReadmeTest {

    private static final Path EXAMPLES = Path.of("src/examples/java/io/github/parallelpipe/examples");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");

    @ParameterizedTest
    @CsvSource({
        "QuickStart.java, pipeline",
        "LatestReadings.java, buffer",
        "EverySchedule.java, schedules",
        "ReactiveStreams.java, processor",
        "Metered.java, metered"
    })
    void quotesTheExamples(String file, String region) throws IOException {
        assertThat(readme()).contains("```java\n" + region(Files.readAllLines(EXAMPLES.resolve(file)), region) + "```");
    }

    @Test
    void linksOnlyToWhatIsThere() throws IOException {
        Matcher links = LINK.matcher(readme());
        while (links.find()) {
            assertThat(Path.of(links.group(1))).exists();
        }
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    /** The lines between the region's marks, without what they are all indented by. */
    private static String region(List<String> lines, String name) {
        int start = lines.indexOf("        // @start region=\"" + name + "\"");
        assertThat(start).as("start of region %s", name).isNotNegative();
        List<String> rest = lines.subList(start + 1, lines.size());
        return String.join("\n", rest.subList(0, rest.indexOf("        // @end"))).stripIndent() + "\n";
    }
}
