package io.github.parallelpipe.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.Mutants;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The explorer has teeth: it finds the mistakes of which it could know, each in a moment. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MutantsTest {

    /** One plain read is one step here, whether under the lock or not; others see what the hardware makes of that. */
    private static final Set<String> INVISIBLE = Set.of("isClosed without the lock", "size without the lock");

    static List<Mutant> mutants() {
        return Mutants.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void kills(Mutant mutant) {
        Subject.Maker maker = Buffers.of(mutant);
        long start = System.nanoTime();

        Exploration found = Battery.explore(maker);

        String verdict = found == null ? "survives" : found.failure().kind() + " with " + found.program();
        System.out.printf("%-75s %5d ms  %s%n", mutant, (System.nanoTime() - start) / 1_000_000, verdict);
        assertThat(found == null).as(mutant + " survives").isEqualTo(INVISIBLE.contains(mutant.name()));
    }
}
