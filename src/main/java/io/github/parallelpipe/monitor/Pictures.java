package io.github.parallelpipe.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pictures that are shown beside the run, by name. */
final class Pictures {

    /** What stands in a path as it is. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Map<String, Supplier<byte[]>> sources = new ConcurrentSkipListMap<>();

    void add(String name, Supplier<byte[]> source) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be of 1 to 64 letters, digits, - and _: " + name);
        }
        if (sources.putIfAbsent(name, source) != null) {
            throw new IllegalArgumentException("there is an image of that name: " + name);
        }
    }

    List<String> names() {
        return new ArrayList<>(sources.keySet());
    }

    /** Where a picture comes from; null if there is none of that name. */
    @Nullable Supplier<byte[]> source(String name) {
        return sources.get(name);
    }

    /** What kind of picture that is; null for what is neither of the two that are allowed. */
    static @Nullable String mediaType(byte[] picture) {
        if (startsWith(picture, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        return startsWith(picture, 0x89, 'P', 'N', 'G') ? "image/png" : null;
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
