package io.github.parallelpipe.monitor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes a JSON text, a member at a time. Safe inside an HTML script element too: no {@code <} comes out as itself.
 *
 * <p><em>Threading:</em> for one thread.
 */
final class Json {

    private final StringBuilder text = new StringBuilder(1 << 12);

    /** Whether what comes next follows something in the same object or array. */
    private boolean follows;

    Json beginObject() {
        return begin('{');
    }

    Json endObject() {
        return end('}');
    }

    Json beginArray() {
        return begin('[');
    }

    Json endArray() {
        return end(']');
    }

    Json name(String name) {
        value(name);
        text.append(':');
        follows = false;
        return this;
    }

    Json value(String value) {
        separate();
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            append(value.charAt(i));
        }
        text.append('"');
        return this;
    }

    Json value(Optional<String> value) {
        return value.isPresent() ? value(value.get()) : literal("null");
    }

    Json value(long value) {
        separate();
        text.append(value);
        return this;
    }

    Json value(boolean value) {
        return literal(value ? "true" : "false");
    }

    /** A duration, as milliseconds to the third decimal. */
    Json millis(long nanos) {
        separate();
        long micros = nanos / 1_000;
        text.append(micros / 1e3);
        return this;
    }

    /** A number to the first decimal. */
    Json tenths(double value) {
        separate();
        text.append(Math.round(10 * value) / 10.0);
        return this;
    }

    Json strings(List<String> values) {
        beginArray();
        values.forEach(this::value);
        return endArray();
    }

    byte[] toBytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(char character) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            default -> {
                if (isPlain(character)) {
                    text.append(character);
                } else {
                    text.append(String.format("\\u%04x", (int) character));
                }
            }
        }
    }

    /** Not so: what could end a script element or a line, and what cannot be seen. */
    private static boolean isPlain(char character) {
        return character >= ' ' && "<>&\u007f\u2028\u2029".indexOf(character) < 0;
    }

    private Json literal(String literal) {
        separate();
        text.append(literal);
        return this;
    }

    private Json begin(char bracket) {
        separate();
        text.append(bracket);
        follows = false;
        return this;
    }

    private Json end(char bracket) {
        text.append(bracket);
        follows = true;
        return this;
    }

    private void separate() {
        if (follows) {
            text.append(',');
        }
        follows = true;
    }
}
