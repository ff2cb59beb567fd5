package io.github.parallelpipe.kills;

import java.time.Duration;
import java.util.Locale;

/** What a layer has to say of a bug. */
sealed interface Verdict {

    /** What the table shows. */
    String cell();

    /**
     * The layer has noticed the bug.
     *
     * @param after   how long that took, the start of its virtual machine included
     * @param by      the test, or the compiler's check, that noticed it
     * @param hanging whether it did so by not ending in time
     */
    record Killed(Duration after, String by, boolean hanging) implements Verdict {

        @Override
        public String cell() {
            String seconds = String.format(Locale.ROOT, "%.1f", after.toMillis() / 1e3);
            return hanging ? "hangs " + seconds : seconds;
        }
    }

    /**
     * The layer has noticed nothing.
     *
     * @param after how long it took to look
     */
    record Survived(Duration after) implements Verdict {

        @Override
        public String cell() {
            return "–";
        }
    }

    /** The layer was not asked: it makes no claim that such a bug could break. */
    record NotAsked() implements Verdict {

        @Override
        public String cell() {
            return "n/a";
        }
    }
}
