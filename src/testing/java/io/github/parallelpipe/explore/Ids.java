package io.github.parallelpipe.explore;

import java.util.HashMap;
import java.util.Map;

/** Numbers values, so that equal ones have the same number and others do not. */
public final class Ids {

    private final Map<Object, Integer> ids = new HashMap<>();

    /**
     * A value's number.
     *
     * @param value the value
     * @return its number
     */
    public int of(Object value) {
        Integer id = ids.putIfAbsent(value, ids.size() + 1);
        return id == null ? ids.size() : id;
    }
}
