package io.github.parallelpipe.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.StageReport;
import io.github.parallelpipe.testing.Patience;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a real browser. Left out where there is none, unless {@code PARALLELPIPE_BROWSER} says that there has to be:
 * it is the folder in which npm has installed axe-core, which looks for what people could not see, read or reach.
 */
class BrowserTest {

    private static final @Nullable String TOOLS = System.getenv("PARALLELPIPE_BROWSER");
    private static final Path SCREENSHOTS = Path.of("target/monitor");
    private static final int SECOND = 1000;

    private static Browser browser;

    private final CountDownLatch hang = new CountDownLatch(1);
    private final PipelineRun<Integer> run = Pipeline.<Integer>builder("<b>live</b> & </script>")
            .stage("decode", number -> number, options -> options.buffer(20))
            .stage("a stage <i>of a long name</i>, 'quoted'", number -> {
                hang.await();
                return number;
            })
            .sink("show", number -> {})
            .start();
    private Monitor monitor;

    @BeforeAll
    static void open() throws IOException {
        boolean required = TOOLS != null;
        assumeTrue(required || Browser.isThere(), "neither chromium nor chromedriver is installed: the page is not tested");
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void serve() throws IOException {
        monitor = Monitor.serve(run, 0);
        browser.size(1280, 900);
        browser.prefer("prefers-color-scheme", "light");
    }

    /** Whatever the test was about, the console has nothing to say. */
    @AfterEach
    void end() {
        browser.go(URI.create("about:blank")); // else the page would tell that its monitor is gone
        List<?> console = browser.console();
        monitor.close();
        run.cancel();
        assertThat(console).isEmpty();
    }

    @Test
    void showsTheReportsNumbers() {
        put(20);
        browser.go(monitor.uri());

        await("all is shown", () -> cell("items", 1, "Offered").equals("20") && cell("items", 1, "Dropped").equals("17"));

        for (int i = 0; i < 3; i++) {
            StageReport stage = run.report().stages().get(i);
            assertThat(cell("items", i, "Stage")).isEqualTo(stage.stage());
            assertThat(cell("items", i, "Offered")).isEqualTo("" + stage.offered());
            assertThat(cell("items", i, "Taken")).isEqualTo("" + stage.taken());
            assertThat(cell("items", i, "Dropped")).isEqualTo("" + stage.dropped());
            assertThat(cell("items", i, "Waiting")).isEqualTo(stage.buffered() + "/" + stage.capacity());
            assertThat(cell("items", i, "In process")).isEqualTo("" + stage.inProcess());
            assertThat(cell("items", i, "Processed")).isEqualTo("" + stage.processed());
            assertThat(cell("items", i, "Emitted")).isEqualTo("" + stage.emitted());
        }
        assertThat(cell("times", 0, "Age, median")).matches("[0-9.]+\u00a0[mµ]?s");
        assertThat(browser.text("#pipeline")).isEqualTo("<b>live</b> & </script>");
        assertThat(browser.holds("document.querySelector('b, i')")).isFalse();
        assertThat(browser.run("return document.querySelectorAll('#stages > li:nth-child(2) .cells .full').length")).isEqualTo(2.0);
    }

    @Test
    void showsWhatHappensWhileItIsOpen() {
        browser.go(monitor.uri());
        await("live", () -> browser.text("#connection").equals("live"));

        put(5);
        await("it is told of the items", () -> cell("items", 0, "Processed").equals("5"));
        await("the time of a stage that hangs grows", () -> cell("times", 1, "Doing").matches("working for [1-9].s"));

        hang.countDown();
        await("the stage goes on", () -> cell("times", 1, "Doing").startsWith("idle"));

        run.close();
        await("the end", () -> browser.text("#connection").equals("final") && browser.text("#state").equals("completed"));
        assertThat(browser.text("#elapsed")).startsWith("after ");
        assertThat(cell("times", 1, "Doing")).isEqualTo("ended");
    }

    @Test
    void drawsTheLastMinutes() {
        browser.go(monitor.uri());
        await("a chart", () -> {
            run.put(1);
            return browser.holds("(document.querySelector('.chart .median').getAttribute('d') || '').includes('L')");
        });
        assertThat(browser.text("#scale")).startsWith("Charts: the last 60 seconds");
    }

    @Test
    void showsWhatTheRunFailedBy() {
        try (Monitor failing = failing()) {
            browser.go(failing.uri());
            await("failed", () -> browser.text("#state").equals("failed"));
            assertThat(browser.text("#failure")).contains("no <luck>");
            assertThat(browser.holds("document.getElementById('failure').hidden")).isFalse();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void opensTheThreadDump() {
        put(1);
        browser.go(monitor.uri());
        browser.run("document.querySelector('#threads summary').click()");

        await("a stack", () -> browser.text("#dump").contains("CountDownLatch.await"));

        hang.countDown();
        Patience.awaitUntil("the stage goes on", () -> run.report().stage("show").processed() == 1);
        browser.run("document.getElementById('again').click()");
        await("another stack", () -> !browser.text("#dump").contains("CountDownLatch.await"));
    }

    @Test
    void showsAPicture() {
        monitor.image("frame", BrowserTest::jpeg);
        browser.go(monitor.uri());
        await("the picture", () -> browser.holds("document.querySelector('figure img').naturalWidth === 64"));
        String first = (String) browser.run("return document.querySelector('figure img').src");
        await("the next", () -> !first.equals(browser.run("return document.querySelector('figure img').src")));
        assertThat(browser.run("return document.querySelector('figure img').alt")).isEqualTo("frame");
    }

    /** The best of a few: it is the page's time that counts, not that of a machine with other work. */
    @Test
    void paintsItsNumbersWithinASecond() {
        double best = IntStream.range(0, 5)
                .mapToDouble(i -> {
                    browser.go(monitor.uri());
                    await("painted", () -> browser.holds("performance.getEntriesByName('first-contentful-paint').length"));
                    assertThat(cell("items", 0, "Stage")).isEqualTo("decode");
                    return (double) browser.run("return Math.max(performance.getEntriesByName('shown')[0].startTime, "
                            + "performance.getEntriesByName('first-contentful-paint')[0].startTime)");
                })
                .min()
                .orElseThrow();
        assertThat(best).as("milliseconds").isLessThan(SECOND);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "light, 390", "dark, 1280", "dark, 390"})
    void isForEverybody(String scheme, int width) throws IOException {
        put(20);
        monitor.image("frame", BrowserTest::jpeg);
        browser.prefer("prefers-color-scheme", scheme);
        browser.size(width, 844);
        browser.go(monitor.uri());
        browser.run("document.querySelector('#threads summary').click()");
        await("all is there", () -> cell("items", 1, "Dropped").equals("17") && browser.text("#dump").contains("await"));
        browser.screenshot(SCREENSHOTS.resolve(scheme + "-" + width + ".png"));

        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth")).as("no scrolling sideways").isTrue();
        assertThat(brightness("backgroundColor")).matches(bright -> scheme.equals("light") == bright > 128);
        assertThat(brightness("color")).matches(bright -> scheme.equals("dark") == bright > 128);
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.run("return [...document.querySelectorAll('h1, h2, h3')].map(h => h.tagName).join(' ')"))
                .isEqualTo("H1 H2 H3 H3 H3 H2 H2 H2");
        assertThat(browser.run("return document.querySelectorAll('[aria-live], [role=status], [role=alert]').length"))
                .isEqualTo(2.0);
        findNoHindrance();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 600, 710, 800, 1020, 1040, 1200})
    void fitsEveryWidth(int width) {
        put(20);
        browser.size(width, 800);
        browser.go(monitor.uri());
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    @Test
    void movesLessForThoseWhoPreferThat() {
        browser.prefer("prefers-reduced-motion", "reduce");
        browser.go(monitor.uri());
        assertThat(browser.run("return getComputedStyle(document.querySelector('.cells span')).transitionDuration")).isEqualTo("0s");
        put(3);
        await("it is told all the same", () -> cell("items", 0, "Processed").equals("3"));
    }

    /** By axe-core: names, roles, contrast, and so on. */
    private static void findNoHindrance() throws IOException {
        Path axe = Path.of(TOOLS == null ? "target" : TOOLS, "node_modules/axe-core/axe.min.js");
        if (TOOLS == null && !Files.exists(axe)) {
            return;
        }
        browser.run(Files.readString(axe));
        assertThat(browser.await("return JSON.stringify((await axe.run()).violations, ['id', 'help', 'nodes', 'html'])")).isEqualTo("[]");
    }

    private static double brightness(String property) {
        return (double) browser.run("return getComputedStyle(document.body)." + property
                + ".match(/\\d+/g).map(Number).reduce((a, b) => a + b) / 3");
    }

    /** What is in the table's row of a stage, in the column of that name. */
    private static String cell(String table, int stage, String column) {
        Object text = browser.run("const table = document.getElementById('" + table + "');"
                + "const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent === '" + column + "');"
                + "return table.tBodies[0].rows[" + stage + "].cells[at].textContent");
        return (String) text;
    }

    private static void await(String what, BooleanSupplier condition) {
        Patience.awaitUntil(what, condition);
    }

    /** The second stage hangs in the first. */
    private void put(int items) {
        run.put(0);
        Patience.awaitUntil("one at work", () -> run.report().stages().get(1).busy() == 1);
        for (int i = 1; i < items; i++) {
            run.put(i);
        }
        Patience.awaitUntil("all are there", () -> run.report().stages().get(1).offered() == items);
    }

    private static Monitor failing() throws IOException {
        PipelineRun<Integer> run = Pipeline.<Integer>builder("failing")
                .sink("throws", number -> {
                    throw new IllegalStateException("no <luck>");
                })
                .start();
        run.put(1);
        try {
            run.close();
            throw new AssertionError("it did not fail");
        } catch (PipelineException expected) {
            return Monitor.serve(run, 0);
        }
    }

    private static byte[] jpeg() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
