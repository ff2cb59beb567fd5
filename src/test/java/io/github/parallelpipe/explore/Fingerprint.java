package io.github.parallelpipe.explore;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A number of 64 bits that stands for all that is reachable from an object: equal contents give equal numbers, and
 * different ones hardly ever do.
 */
final class Fingerprint {

    private static final int DEEPEST = 16;

    private static final ClassValue<Field[]> FIELDS = new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
                for (Field field : declaring.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return fields.toArray(Field[]::new);
        }
    };

    private Fingerprint() {}

    static long of(@Nullable Object root) {
        return of(root, 0);
    }

    private static long of(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> 1;
            case ExplorerCondition condition -> condition.index() + 2;
            case ExplorerLock lock -> 2;
            case Number number -> mix(3, number.longValue());
            case String text -> mix(4, text.hashCode());
            case Boolean flag -> flag ? 5 : 6;
            case Enum<?> constant -> mix(7, constant.ordinal());
            default -> ofContents(value, depth);
        };
    }

    private static long ofContents(Object value, int depth) {
        if (depth == DEEPEST) {
            throw new IllegalStateException("cannot see all of an object that has a cycle: " + value.getClass());
        }
        return switch (value) {
            case long[] array -> ofLongs(array);
            case Object[] array -> ofArray(array, depth);
            case Iterable<?> several -> ofIterable(several, depth);
            default -> value.getClass().isArray() ? ofPrimitives(value) : ofFields(value, depth);
        };
    }

    private static long ofLongs(long[] array) {
        long print = array.length;
        for (long element : array) {
            print = mix(print, element);
        }
        return print;
    }

    private static long ofArray(Object[] array, int depth) {
        long print = array.length;
        for (Object element : array) {
            print = mix(print, of(element, depth + 1));
        }
        return print;
    }

    private static long ofPrimitives(Object array) {
        long print = Array.getLength(array);
        for (int i = 0; i < Array.getLength(array); i++) {
            print = mix(print, of(Array.get(array, i), 0));
        }
        return print;
    }

    private static long ofIterable(Iterable<?> several, int depth) {
        long print = 8;
        for (Object element : several) {
            print = mix(print, of(element, depth + 1));
        }
        return print;
    }

    private static long ofFields(Object value, int depth) {
        long print = 9;
        try {
            for (Field field : FIELDS.get(value.getClass())) {
                print = mix(print, ofField(field, value, depth));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot see all of " + value.getClass(), e);
        }
        return print;
    }

    private static long ofField(Field field, Object value, int depth) throws IllegalAccessException {
        Class<?> type = field.getType();
        if (type == int.class || type == long.class) {
            return field.getLong(value);
        }
        if (type == boolean.class) {
            return field.getBoolean(value) ? 1 : 0;
        }
        return of(field.get(value), depth + 1);
    }

    /** Calls for every condition that a field of an object refers to, with the field's name. */
    static void conditions(Object root, BiConsumer<ExplorerCondition, String> found) {
        conditions(root, found, 0);
    }

    private static void conditions(Object value, BiConsumer<ExplorerCondition, String> found, int depth) {
        for (Field field : FIELDS.get(value.getClass())) {
            try {
                Object held = field.getType().isPrimitive() ? null : field.get(value);
                if (held instanceof ExplorerCondition condition) {
                    found.accept(condition, field.getName());
                } else if (held != null && depth == 0 && inSamePackage(held, value)) {
                    conditions(held, found, depth + 1);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot see all of " + value.getClass(), e);
            }
        }
    }

    private static boolean inSamePackage(Object one, Object other) {
        return one.getClass().getPackageName().equals(other.getClass().getPackageName());
    }

    /** Of two numbers one, in which every bit depends on every bit. */
    static long mix(long print, long value) {
        long mixed = (print * 0x9E3779B97F4A7C15L) ^ value;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
