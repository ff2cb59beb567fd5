package io.github.parallelpipe.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.lincheck.SecondOpinion.Verdict;
import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.Mutants;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Lincheck finds nothing wrong with the buffer, and would: each of its checks finds a mistake made on purpose. */
@EnabledForJreRange(maxVersion = 26, disabledReason = "Lincheck 3.7 cannot read the class files of newer JDKs")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class LincheckTest {

    private static final Set<Check> CALLS = EnumSet.range(Check.DROP_OLDEST, Check.FAIL);

    private static final Set<Check> WAITS = EnumSet.complementOf(EnumSet.copyOf(CALLS));

    private static final String SCHEDULE = "The following interleaving leads to the error";

    @Test
    void findsNothingWrong() throws Exception {
        Verdict verdict = SecondOpinion.ask(EnumSet.allOf(Check.class));

        assertThat(verdict.broken()).as(verdict.log()).isEmpty();
        assertThat(verdict.log().split(" holds, ")).as(verdict.log()).hasSize(1 + Check.values().length);
    }

    @Test
    void everyCheckOfCallsFindsAMissingLock() throws Exception {
        Verdict verdict = SecondOpinion.ask(mutant("poll without the lock"), CALLS);

        assertThat(verdict.broken()).as(verdict.log()).containsExactlyElementsOf(CALLS);
    }

    /** One buffer with all these mistakes: to start Lincheck takes longer than to find one. */
    @Test
    void everyProgramFindsALostWakeUp() throws Exception {
        Mutant sleepy = together(
                "sleepy",
                "put wakes a taker only where the buffer was empty",
                "put wakes one gatherer, not all",
                "a gatherer keeps the signal of the first item",
                "take wakes no producer",
                "drain wakes one producer, not all",
                "takeLatest wakes one producer, not all",
                "close wakes nobody");

        Verdict verdict = SecondOpinion.ask(sleepy, WAITS);

        assertThat(verdict.broken()).as(verdict.log()).containsExactlyElementsOf(WAITS);
        assertThat(verdict.log().split(SCHEDULE)).as("schedules, not mere hanging").hasSize(1 + WAITS.size());
    }

    private static Mutant together(String name, String... mistakes) {
        return new Mutant(
                name,
                Stream.of(mistakes).flatMap(mistake -> mutant(mistake).edits().stream()).toList());
    }

    private static Mutant mutant(String name) {
        return Mutants.all().stream().filter(mutant -> mutant.name().equals(name)).findFirst().orElseThrow();
    }
}
