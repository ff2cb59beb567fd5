package io.github.parallelpipe.examples.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class FramePoolTest {
    private final FramePool pool = new FramePool(2);

    @Test
    void lendsTheSameFrameAgain() {
        Frame frame = pool.borrow();
        pool.giveBack(frame);
        assertThat(pool.borrow()).isSameAs(frame);
    }

    @Test
    void balancesWhenAllAreBack() {
        Frame frame = pool.borrow();
        assertThat(pool.balance().isEven()).isFalse();
        assertThat(pool.balance()).hasToString("pool: 1 borrowed, 0 returned, 1 out");
        pool.giveBack(frame);
        assertThat(pool.balance().isEven()).isTrue();
        assertThat(pool.balance()).hasToString("pool: 1 borrowed, 1 returned, 0 out");
    }

    @Test
    void refusesToLendMoreThanItHas() {
        pool.borrow();
        pool.borrow();
        assertThatIllegalStateException()
                .isThrownBy(pool::borrow)
                .withMessage("all 2 frames are out: some were never given back");
    }

    @Test
    void refusesAFrameGivenBackTwice() {
        Frame frame = pool.borrow();
        pool.giveBack(frame);
        assertThatIllegalStateException()
                .isThrownBy(() -> pool.giveBack(frame))
                .withMessage("frame 0 was given back already");
        assertThat(pool.balance().isEven()).isTrue();
    }

    @Test
    void refusesASizeThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FramePool(0))
                .withMessage("pool size must be positive: 0");
    }
}
