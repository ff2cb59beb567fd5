package io.github.parallelpipe.explore.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.RunMutants;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The explorer has teeth: it finds the mistakes of a run of which it could know. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MutantRunsTest {

    /** It shows only where two cancel at once and each loses its processor in the midst of that: among 100,000 schedules. */
    private static final String RARE = "two may abort at once";

    static List<Mutant> mutants() {
        return RunMutants.all().stream().filter(mutant -> !mutant.name().equals(RARE)).toList();
    }

    static List<Mutant> rare() {
        return RunMutants.all().stream().filter(mutant -> mutant.name().equals(RARE)).toList();
    }

    @ParameterizedTest
    @MethodSource("rare")
    @EnabledIfSystemProperty(named = "explore.larger", matches = ".*")
    void findsWhatIsRare(Mutant mutant) {
        findsIt(mutant);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void findsIt(Mutant mutant) {
        long start = System.nanoTime();

        String failure = RunExplorer.of(mutant).firstFailure(2);

        String verdict = failure == null ? "survives" : failure.lines().limit(2).toList().toString();
        System.out.printf("%-60s %6d ms  %s%n", mutant, (System.nanoTime() - start) / 1_000_000, verdict);
        assertThat(failure).as(mutant + " survives").isNotNull();
    }
}
