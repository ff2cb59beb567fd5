package io.github.parallelpipe.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON text as maps, lists, strings, doubles, booleans and null: enough for tests, and strict about what it reads. */
final class Parsed {

    private final String text;
    private int at;

    private Parsed(String text) {
        this.text = text;
    }

    static @Nullable Object value(String text) {
        Parsed parsed = new Parsed(text);
        Object value = parsed.value();
        parsed.skipSpace();
        if (parsed.at < text.length()) {
            throw parsed.wrong();
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        return (Map<String, Object>) value(text);
    }

    private @Nullable Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        expect('{');
        for (boolean first = true; !isNext('}'); first = false) {
            if (!first) {
                expect(',');
            }
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            map.put(name, value());
        }
        expect('}');
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        expect('[');
        for (boolean first = true; !isNext(']'); first = false) {
            if (!first) {
                expect(',');
            }
            list.add(value());
        }
        expect(']');
        return list;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw wrong();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            case '"', '\\', '/' -> c;
            default -> throw wrong();
        };
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.valueOf(text.substring(start, at));
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
        return value;
    }

    private boolean isNext(char c) {
        skipSpace();
        return peek() == c;
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong();
        }
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong();
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private AssertionError wrong() {
        return new AssertionError("no JSON at " + at + ": " + text);
    }
}
