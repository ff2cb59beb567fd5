package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.testing.Patience;
import org.junit.jupiter.api.Test;

/** A camera's frames all go back to it, however the run ends, and its thread meets no exception. */
class CallbacksTest {

    private final Camera camera = new Camera();

    @Test
    void printsThatNoFrameIsMissing() throws Exception {
        assertThat(Printed.by(() -> Callbacks.main(new String[0]))).singleElement().asString()
                .matches("shown [1-9]\\d* of [1-9]\\d* frames, not given back: 0");
    }

    @Test
    void theFramesOfASlowScreenGoBackToo() throws Exception {
        Callbacks.film(camera, frame ->
                Patience.awaitUntil("5 more", () -> camera.taken() > frame.number() + 5 || camera.isClosed()));

        assertThat(camera.taken()).isPositive();
        assertThat(camera.lent()).isZero();
    }

    @Test
    void aFailureIsThrownAndTheFramesThatComeAfterItGoBack() {
        assertThatThrownBy(() -> Callbacks.film(camera, frame -> {
            throw new IllegalArgumentException("dark");
        })).isInstanceOf(PipelineException.class).hasRootCauseMessage("dark");

        assertThat(camera.lent()).isZero();
    }
}
