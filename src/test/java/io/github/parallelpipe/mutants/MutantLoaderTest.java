package io.github.parallelpipe.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertFails(new Mutant("stale", "Slots", "size--;\nsize--;", ""), "does not fit Slots any more");
    }

    @Test
    void refusesAChangeThatFitsInTwoPlaces() {
        assertFails(new Mutant("vague", "RingBuffer", "lock.lock();", ""), "fits RingBuffer in two places");
    }

    @Test
    void refusesAChangeThatDoesNotCompile() {
        assertFails(new Mutant("broken", "Slots", "size--;", "size-"), "does not compile");
    }

    @Test
    void namesAreDifferent() {
        List<String> names = Mutants.all().stream().map(Mutant::name).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    private static void assertFails(Mutant mutant, String message) {
        assertThatThrownBy(() -> new MutantLoader(mutant))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }
}
