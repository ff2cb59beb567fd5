package io.github.parallelpipe.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mutant is what it says, or fails. */
class MutantLoaderTest {

    @Test
    void loadsThePackageAnewAndNothingElse() throws ClassNotFoundException {
        MutantLoader loader = new MutantLoader(Mutants.all().getFirst());

        Class<?> buffer = loader.loadClass("io.github.parallelpipe.buffer.RingBuffer");

        assertThat(buffer.getClassLoader()).isSameAs(loader);
        assertThat(loader.loadClass("io.github.parallelpipe.mutants.Mutant")).isSameAs(Mutant.class);
    }

    @Test
    void refusesAChangeThatDoesNotFit() {
        assertFails(new Mutant("stale", "buffer/Slots", "size--;\nsize--;", ""), "does not fit buffer/Slots any more");
    }

    @Test
    void refusesAChangeThatFitsInTwoPlaces() {
        assertFails(new Mutant("vague", "buffer/RingBuffer", "lock.lock();", ""), "fits buffer/RingBuffer in two places");
    }

    @Test
    void refusesAChangeThatDoesNotCompile() {
        assertFails(new Mutant("broken", "buffer/Slots", "size--;", "size-"), "does not compile");
    }

    @Test
    void namesAreDifferent() {
        List<String> names = Stream.concat(Mutants.all().stream(), RunMutants.all().stream()).map(Mutant::name).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    static List<Mutant> ofRuns() {
        return RunMutants.all();
    }

    @ParameterizedTest
    @MethodSource("ofRuns")
    void aMutantOfARunFitsAndCompiles(Mutant mutant) throws ClassNotFoundException {
        MutantLoader loader = new MutantLoader(mutant);

        assertThat(loader.loadClass("io.github.parallelpipe.Run").getClassLoader()).isSameAs(loader);
    }

    private static void assertFails(Mutant mutant, String message) {
        assertThatThrownBy(() -> new MutantLoader(mutant))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }
}
