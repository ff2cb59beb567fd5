package io.github.parallelpipe.explore.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.Mutants;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The explorer has teeth: it finds the mistakes of which it could know, each in a moment. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MutantsTest {

    /** One plain read is one step here, whether under the lock or not; others see what the hardware makes of that. */
    private static final Set<String> INVISIBLE = Set.of("isClosed without the lock", "size without the lock");

    static List<Mutant> visible() {
        return Mutants.all().stream().filter(mutant -> !INVISIBLE.contains(mutant.name())).toList();
    }

    static List<Mutant> invisible() {
        return Mutants.all().stream().filter(mutant -> INVISIBLE.contains(mutant.name())).toList();
    }

    @ParameterizedTest
    @MethodSource("visible")
    void findsWhatItCouldSee(Mutant mutant) {
        assertThat(explore(mutant)).as(mutant + " survives").isNotNull();
    }

    /** Each goes through every program there is, so only where there is time. */
    @ParameterizedTest
    @MethodSource("invisible")
    @EnabledIfSystemProperty(named = "explore.larger", matches = ".*")
    void doesNotFindWhatItCouldNotSee(Mutant mutant) {
        assertThat(explore(mutant)).as(mutant + " is killed").isNull();
    }

    private static @Nullable Exploration explore(Mutant mutant) {
        long start = System.nanoTime();
        Exploration found = Battery.explore(Buffers.of(mutant));
        String verdict = found == null ? "survives" : found.failure().kind() + " with " + found.program();
        System.out.printf("%-75s %5d ms  %s%n", mutant, (System.nanoTime() - start) / 1_000_000, verdict);
        return found;
    }
}
