package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A publisher's items go through, and its end is the run's. */
class PublishersTest {

    @Test
    void printsWhatWasPublished() throws Exception {
        assertThat(Printed.by(() -> Publishers.main(new String[0]))).containsExactly("1", "4", "9", "16", "25");
    }
}
