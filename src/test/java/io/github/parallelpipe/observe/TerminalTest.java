package io.github.parallelpipe.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Escape sequences go to terminals only, and colours to those who want them. */
class TerminalTest {

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    private static Terminal terminal(MonitorOptions options, Map<String, String> environment) {
        return Terminal.of(options, environment, () -> true);
    }

    @Test
    void standardOutputIsOneWhereTheConsoleIs() {
        assertThat(Terminal.of(MonitorOptions.unset(), XTERM, () -> true)).isEqualTo(new Terminal(true, true, 120));
        assertThat(Terminal.of(MonitorOptions.unset(), XTERM, () -> false))
                .isEqualTo(new Terminal(false, false, Integer.MAX_VALUE));
    }

    @Test
    void anotherOutputIsNoneUnlessItIsSaidToBeOne() {
        MonitorOptions other = MonitorOptions.unset().output(new StringBuilder());

        assertThat(terminal(other, XTERM).ansi()).isFalse();
        assertThat(terminal(other.terminal(true), Map.of()).ansi()).isTrue();
        assertThat(terminal(MonitorOptions.unset().terminal(false), XTERM).ansi()).isFalse();
    }

    @Test
    void aDumbOrUnknownTerminalGetsNoEscapeSequences() {
        assertThat(terminal(MonitorOptions.unset(), Map.of("TERM", "dumb", "WT_SESSION", "x")).ansi()).isFalse();
        assertThat(terminal(MonitorOptions.unset(), Map.of()).ansi()).isFalse();
        assertThat(terminal(MonitorOptions.unset(), Map.of("WT_SESSION", "x")).ansi()).isTrue();
    }

    @Test
    void noColourWhereItIsNotWanted() {
        assertThat(terminal(MonitorOptions.unset(), Map.of("TERM", "xterm", "NO_COLOR", "0")))
                .isEqualTo(new Terminal(true, false, 120));
        assertThat(terminal(MonitorOptions.unset(), Map.of("TERM", "xterm", "NO_COLOR", "")).colour()).isTrue();
    }

    @Test
    void isAsWideAsItIsSaidToBe() {
        assertThat(terminal(MonitorOptions.unset(), Map.of("COLUMNS", "72")).width()).isEqualTo(72);
        assertThat(terminal(MonitorOptions.unset().width(60), Map.of("COLUMNS", "72")).width()).isEqualTo(60);
        assertThat(terminal(MonitorOptions.unset(), Map.of("TERM", "xterm", "COLUMNS", "wide")).width()).isEqualTo(120);
        assertThat(terminal(MonitorOptions.unset(), Map.of("TERM", "xterm", "COLUMNS", "0")).width()).isEqualTo(120);
    }

    /** The build's own output is a pipe or a file, or a terminal: this only shows that asking works on this JDK. */
    @Test
    void askingTheConsoleThrowsNothing() {
        assertThat(Terminal.isInteractive()).isIn(true, false);
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        MonitorOptions options = MonitorOptions.unset();
        assertThatThrownBy(() -> options.width(0)).hasMessage("width must be positive: 0");
        assertThatThrownBy(() -> options.interval(Duration.ZERO)).hasMessage("interval must be at least a millisecond: PT0S");
        assertThatThrownBy(() -> options.interval(null)).hasMessage("interval must not be null");
        assertThatThrownBy(() -> options.output(null)).hasMessage("output must not be null");
        assertThatThrownBy(() -> ConsoleMonitor.of(null)).hasMessage("run must not be null");
    }
}
