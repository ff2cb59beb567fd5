package io.github.parallelpipe.observe;

import java.io.Console;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What an output can do.
 *
 * @param ansi   whether it understands escape sequences, which move the cursor
 * @param colour whether these may set colours
 * @param width  how many columns a line may have
 */
record Terminal(boolean ansi, boolean colour, int width) {

    private static final int USUAL_WIDTH = 120;

    static Terminal of(MonitorOptions options, Map<String, String> environment, BooleanSupplier interactive) {
        boolean ansi = Objects.requireNonNullElseGet(
                options.terminal(),
                () -> options.output() == System.out && understandsAnsi(environment) && interactive.getAsBoolean());
        boolean colour = ansi && environment.getOrDefault("NO_COLOR", "").isEmpty();
        int width = Objects.requireNonNullElseGet(options.width(), () -> width(environment, ansi));
        return new Terminal(ansi, colour, width);
    }

    /** Windows' terminal does, and sets no TERM. */
    private static boolean understandsAnsi(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        return type.isEmpty() ? environment.containsKey("WT_SESSION") : !type.equals("dumb");
    }

    private static int width(Map<String, String> environment, boolean ansi) {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            if (columns > 0) {
                return columns;
            }
        } catch (NumberFormatException e) {
            // Not known, then.
        }
        return ansi ? USUAL_WIDTH : Integer.MAX_VALUE;
    }

    /**
     * Whether the JVM's input and output are a terminal. From JDK 22 on there may be a console even where they are not,
     * and it can be asked; before, there is one only where they are.
     */
    static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
