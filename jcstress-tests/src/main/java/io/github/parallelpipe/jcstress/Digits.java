package io.github.parallelpipe.jcstress;

import java.util.List;

/** Items as one readable number: 3 then 4 is 34, and 0 is none. The items are numbered from 1 to 9. */
final class Digits {

    private Digits() {}

    static int of(Integer itemOrNull) {
        return itemOrNull == null ? 0 : itemOrNull;
    }

    static int of(List<Integer> items) {
        int digits = 0;
        for (int item : items) {
            digits = 10 * digits + item;
        }
        return digits;
    }
}
