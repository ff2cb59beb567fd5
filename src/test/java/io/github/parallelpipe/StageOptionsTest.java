package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.buffer.Overflow;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How a stage is run: what is set, what is not, and what cannot be. */
class StageOptionsTest {

    private final StageOptions<Integer> unset = StageOptions.unset();

    private static void assertRefused(Class<? extends Exception> type, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(type).hasMessage(message);
    }

    @Test
    void whatIsNotSetIsWhatTheDocumentationSays() {
        assertThat(unset.capacity()).isEqualTo(2);
        assertThat(unset.overflow()).isEqualTo(Overflow.DROP_OLDEST);
        assertThat(unset.failurePolicy()).isEqualTo(FailurePolicy.STOP);
        assertThat(unset.maxAge()).isNull();
        assertThat(unset.discardHandler()).isNull();
        assertThat(unset.isPlatformThread()).isFalse();
    }

    @Test
    void eachMethodGivesAChangedCopy() {
        Told told = new Told();
        StageOptions<Integer> all = unset.buffer(3, Overflow.BLOCK)
                .onFailure(FailurePolicy.SKIP)
                .maxAge(Duration.ofSeconds(1))
                .onDiscard(told)
                .platformThread();
        assertThat(all.capacity()).isEqualTo(3);
        assertThat(all.overflow()).isEqualTo(Overflow.BLOCK);
        assertThat(all.failurePolicy()).isEqualTo(FailurePolicy.SKIP);
        assertThat(all.maxAge()).isEqualTo(Duration.ofSeconds(1));
        assertThat(all.discardHandler()).isSameAs(told);
        assertThat(all.isPlatformThread()).isTrue();
        whatIsNotSetIsWhatTheDocumentationSays();
    }

    @Test
    void whatIsSetComesBeforeTheDefaultsAndWhatIsNotSetIsTakenFromThem() {
        StageOptions<Object> defaults = StageOptions.unset();
        Told theirs = new Told();
        Told own = new Told();
        defaults = defaults.buffer(9, Overflow.FAIL).onDiscard(theirs).maxAge(Duration.ofSeconds(9));

        StageOptions<Integer> complete = unset.buffer(3).onDiscard(own).orElse(defaults);

        assertThat(complete.capacity()).isEqualTo(3);
        assertThat(complete.overflow()).isEqualTo(Overflow.FAIL);
        assertThat(complete.discardHandler()).isSameAs(own);
        assertThat(complete.maxAge()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aCapacityAloneKeepsTheOverflow() {
        assertThat(unset.buffer(3, Overflow.BLOCK).buffer(4).overflow()).isEqualTo(Overflow.BLOCK);
    }

    @Test
    void refusesWhatCannotBe() {
        Class<IllegalArgumentException> illegal = IllegalArgumentException.class;
        assertRefused(illegal, "capacity must be positive: 0", () -> unset.buffer(0));
        assertRefused(illegal, "capacity must be positive: -7", () -> unset.buffer(-7, Overflow.BLOCK));
        assertRefused(illegal, "maximum age must be positive: PT0S", () -> unset.maxAge(Duration.ZERO));
        assertRefused(illegal, "maximum age must be positive: PT-0.001S", () -> unset.maxAge(Duration.ofMillis(-1)));
    }

    @Test
    void refusesNull() {
        Class<NullPointerException> missing = NullPointerException.class;
        assertRefused(missing, "overflow must not be null", () -> unset.buffer(1, null));
        assertRefused(missing, "failure policy must not be null", () -> unset.onFailure(null));
        assertRefused(missing, "maximum age must not be null", () -> unset.maxAge(null));
        assertRefused(missing, "discard handler must not be null", () -> unset.onDiscard(null));
    }
}
