package io.github.parallelpipe.observe;

import io.github.parallelpipe.Histogram;
import java.time.Duration;
import java.util.Locale;

/** Figures in few characters, and texts that are safe to print. The same in every locale. */
final class Words {

    private Words() {}

    /** At most six characters up to a million of millions. */
    static String count(double count) {
        if (count < 99_999.5) {
            return String.format(Locale.ROOT, "%.0f", count);
        }
        if (count < 99_999_500) {
            return String.format(Locale.ROOT, "%.0fk", count / 1e3);
        }
        return String.format(Locale.ROOT, "%.0fM", count / 1e6);
    }

    /** As a count, and with a digit after the point where it is small. */
    static String rate(double rate) {
        return rate > 0 && rate < 9.95 ? String.format(Locale.ROOT, "%.1f", rate) : count(rate);
    }

    /** At most five characters up to some months. */
    static String duration(Duration duration) {
        double nanos = duration.toSeconds() * 1e9 + duration.getNano();
        if (nanos < 999.5) {
            return scaled(nanos, "ns");
        }
        if (nanos < 999.5e3) {
            return scaled(nanos / 1e3, "us");
        }
        if (nanos < 999.5e6) {
            return scaled(nanos / 1e6, "ms");
        }
        return nanos < 999.5e9 ? scaled(nanos / 1e9, "s") : scaled(nanos / 60e9, "m");
    }

    /** A dash, where nothing was counted. */
    static String quantile(Histogram histogram, double share) {
        return histogram.count() == 0 ? "-" : duration(histogram.quantile(share));
    }

    private static String scaled(double value, String unit) {
        return String.format(Locale.ROOT, value > 0 && value < 9.95 ? "%.1f" : "%.0f", value).replace(".0", "") + unit;
    }

    /** In place of what is not a visible character, and could move a cursor or turn what follows, a question mark. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(character -> safe.appendCodePoint(isPrintable(character) ? character : '?'));
        return safe.toString();
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    /** How many columns a printable text takes, as good as can be told: an East Asian character takes two, a mark none. */
    static int width(String text) {
        return text.codePoints().map(Words::width).sum();
    }

    static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = Character.isIdeographic(character)
                || within(character, 0x1100, 0x115F) // Hangul letters
                || within(character, 0x2E80, 0xA4CF) // radicals, kana, punctuation, Yi
                || within(character, 0xAC00, 0xD7A3) // Hangul syllables
                || within(character, 0xF900, 0xFAFF) // more ideographs
                || within(character, 0xFE30, 0xFE6F) || within(character, 0xFF00, 0xFF60) // full-width forms
                || within(character, 0xFFE0, 0xFFE6)
                || within(character, 0x1F300, 0x1FAFF); // emoji
        return wide ? 2 : 1;
    }

    private static boolean within(int character, int first, int last) {
        return first <= character && character <= last;
    }

    /** The beginning of a printable text that takes no more than so many columns. */
    static String cut(String text, int columns) {
        int end = 0;
        for (int used = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            used += width(text.codePointAt(end));
            if (used > columns) {
                break;
            }
        }
        return text.substring(0, end);
    }
}
