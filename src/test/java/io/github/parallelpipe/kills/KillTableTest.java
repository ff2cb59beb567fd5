package io.github.parallelpipe.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.kills.Bug.Part;
import io.github.parallelpipe.kills.Verdict.Killed;
import io.github.parallelpipe.kills.Verdict.NotAsked;
import io.github.parallelpipe.kills.Verdict.Survived;
import io.github.parallelpipe.mutants.Mutant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table is to be trusted: it counts no kill that is none, and lets no bug through that it should not. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KillTableTest {

    private static final Verdict KILLED = new Killed(Duration.ofMillis(1_240), "SomeTest.someClaim", false);
    private static final Verdict SURVIVED = new Survived(Duration.ofSeconds(3));

    private static final Bug NONE = Bug.none(Part.BUFFER, null);
    private static final Bug BUG =
            bug("a drop is counted twice", "buffer/Contents", "dropped++;\nreturn slots", "dropped += 2; return slots");

    /** Quick, and enough to notice the bug. */
    private static final List<String> TESTS = List.of("io\\.github\\.parallelpipe\\.buffer\\.OverflowTest");

    private static final Duration LONG = Duration.ofMinutes(2);

    // ---- the rule ----

    @Test
    void aBugMustBeKilledByTwoLayers() {
        assertThat(row(Map.of(Layer.UNIT_TESTS, KILLED, Layer.EXPLORER, KILLED)).breach()).isEmpty();
        assertThat(row(Map.of(Layer.UNIT_TESTS, KILLED, Layer.JCSTRESS, KILLED)).breach()).isEmpty();
        assertThat(row(Map.of(Layer.UNIT_TESTS, KILLED, Layer.EXPLORER, SURVIVED)).breach())
                .hasValue("only one layer kills \"a drop is counted twice\"");
    }

    @Test
    void aBugMustBeKilledByTheNormalBuild() {
        Row row = row(Map.of(Layer.JCSTRESS, KILLED, Layer.UNIT_TESTS, SURVIVED, Layer.EXPLORER, new NotAsked()));

        assertThat(row.breach()).hasValue("no layer of the normal build kills \"a drop is counted twice\"");
    }

    @Test
    void theLibraryAsItIsMustNotBeKilled() {
        assertThat(new Row(NONE, Map.of(Layer.UNIT_TESTS, SURVIVED)).breach()).isEmpty();
        assertThat(new Row(NONE, Map.of(Layer.UNIT_TESTS, KILLED)).breach().orElseThrow())
                .startsWith("a layer kills the library as it is");
    }

    // ---- the layers ----

    @Test
    void noBugIsKilledByNoTest() throws Exception {
        assertThat(testRun(NONE).verdict(LONG)).isInstanceOf(Survived.class);
    }

    @Test
    void aBugIsKilledByTheFirstTestThatFails() throws Exception {
        assertThat(testRun(BUG).verdict(LONG))
                .isInstanceOfSatisfying(Killed.class, kill -> assertThat(kill.by()).startsWith("OverflowTest."));
    }

    @Test
    void testsThatDoNotEndKillByHanging() throws Exception {
        assertThat(testRun(BUG).verdict(Duration.ZERO))
                .isInstanceOfSatisfying(Killed.class, kill -> assertThat(kill.hanging()).isTrue());
    }

    @Test
    void noTestAtAllIsAnError() throws Exception {
        TestRun nothing = new TestRun(Layer.UNIT_TESTS, PatchedClasses.of(NONE), List.of("NoSuchTest"));

        assertThatThrownBy(() -> nothing.verdict(LONG)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBugThatDoesNotCompileIsAnError() {
        Bug broken = bug("no Java any more", "buffer/Slots", "size--;", "size-");

        assertThatThrownBy(() -> new Filling(List.of(Layer.UNIT_TESTS)).rows(List.of(broken)))
                .hasStackTraceContaining("does not compile");
    }

    @Test
    void aBugThatFitsNoMoreIsAnError() {
        Bug stale = bug("long gone", "buffer/Slots", "no such line", "");

        assertThatThrownBy(() -> new Filling(List.of(Layer.COMPILER)).rows(List.of(stale)))
                .hasStackTraceContaining("does not fit");
    }

    // ---- the bugs ----

    @Test
    void thereAreEnoughBugsAndEachIsAnother() {
        assertThat(Bugs.all()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(Bugs.all()).extracting(Bug::folder).doesNotHaveDuplicates();
        assertThat(Bugs.all()).extracting(Bug::part).contains(Part.values());
    }

    @Test
    void everyClaimIsThere() {
        assertThat(Bugs.all()).extracting(Bug::name).containsAll(Bugs.CLAIMS_OF_LOCKS.keySet());
        assertThat(Bugs.all())
                .filteredOn(bug -> bug.claim() != null)
                .allSatisfy(bug -> assertThat(Path.of("jcstress-tests/src/main/java/io/github/parallelpipe/jcstress")
                                .resolve(bug.claim() + ".java"))
                        .exists());
    }

    @Test
    void aSampleIsTheSameAllDayAndAnotherTheNext() {
        assertThat(KillTable.sample(5, 1)).hasSize(5).isEqualTo(KillTable.sample(5, 1));
        assertThat(KillTable.sample(5, 1)).isNotEqualTo(KillTable.sample(5, 2));
    }

    // ---- what is printed ----

    @Test
    void showsSecondsAndWhatWasNotNoticedOrNotAsked() {
        Row row = row(Map.of(Layer.UNIT_TESTS, KILLED, Layer.EXPLORER, SURVIVED));

        assertThat(new Table(List.of(row)).text())
                .startsWith("| bug | **compiler** | **explorer** | **unit tests** |")
                .contains("| a drop is counted twice | n/a | – | 1.2 | n/a | n/a | `SomeTest.someClaim` |");
    }

    @Test
    void writesBetweenTheMarkersOfAPage() {
        String page = "before\n" + Page.BEGIN + "\nold\n" + Page.END + "\nafter\n";

        assertThat(Page.with(page, "new\n")).isEqualTo(page.replace("old", "new"));
        assertThatThrownBy(() -> Page.with("no marker", "new")).isInstanceOf(IllegalArgumentException.class);
    }

    private static TestRun testRun(Bug bug) throws Exception {
        return new TestRun(Layer.UNIT_TESTS, PatchedClasses.of(bug), TESTS);
    }

    private static Row row(Map<Layer, Verdict> verdicts) {
        return new Row(BUG, verdicts);
    }

    private static Bug bug(String name, String file, String from, String to) {
        return new Bug(Part.BUFFER, new Mutant(name, file, from, to), null);
    }
}
