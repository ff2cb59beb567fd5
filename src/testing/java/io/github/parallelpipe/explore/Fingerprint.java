package io.github.parallelpipe.explore;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of 64 bits that stands for all that is reachable from an object: equal contents give equal numbers, and
 * different ones hardly ever do.
 */
public final class Fingerprint {

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

    /** The objects met so far, numbered: where an object is met again, the number stands for it. Null for a tree. */
    private final @Nullable Map<Object, Integer> met;

    private Fingerprint(@Nullable Map<Object, Integer> met) {
        this.met = met;
    }

    /**
     * The number for an object from which no way leads back to it.
     *
     * @param root the object
     * @return the number
     */
    public static long of(@Nullable Object root) {
        return new Fingerprint(null).of(root, 0);
    }

    /**
     * The number for an object from which ways may lead back to it.
     *
     * @param root the object
     * @return the number
     */
    public static long ofGraph(@Nullable Object root) {
        return new Fingerprint(new IdentityHashMap<>()).of(root, 0);
    }

    private long of(@Nullable Object value, int depth) {
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

    private long ofContents(Object value, int depth) {
        if (met == null && depth == DEEPEST) {
            throw new IllegalStateException("cannot see all of an object that has a cycle: " + value.getClass());
        }
        if (met != null) {
            Integer before = met.putIfAbsent(value, met.size());
            if (before != null) {
                return mix(10, before);
            }
        }
        return switch (value) {
            case long[] array -> ofLongs(array);
            case Object[] array -> ofArray(array, depth);
            case Printed printed -> of(printed.printed(), depth + 1);
            case WaitQueue queue -> mix(11, queue.index());
            case Execution execution -> 12;
            case Iterable<?> several -> ofIterable(several, depth);
            case Optional<?> optional -> of(optional.orElse(null), depth + 1);
            case Duration duration -> mix(13, duration.toNanos());
            case Throwable thrown -> mix(thrown.getClass().getName().hashCode(), of(thrown.getMessage(), depth));
            case Class<?> type -> mix(14, type.getName().hashCode());
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

    private long ofArray(Object[] array, int depth) {
        long print = array.length;
        for (Object element : array) {
            print = mix(print, of(element, depth + 1));
        }
        return print;
    }

    private static long ofPrimitives(Object array) {
        long print = Array.getLength(array);
        for (int i = 0; i < Array.getLength(array); i++) {
            print = mix(print, of(Array.get(array, i)));
        }
        return print;
    }

    private long ofIterable(Iterable<?> several, int depth) {
        long print = 8;
        for (Object element : several) {
            print = mix(print, of(element, depth + 1));
        }
        return print;
    }

    private long ofFields(Object value, int depth) {
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

    private long ofField(Field field, Object value, int depth) throws IllegalAccessException {
        Class<?> type = field.getType();
        if (type == int.class || type == long.class) {
            return field.getLong(value);
        }
        if (type == boolean.class) {
            return field.getBoolean(value) ? 1 : 0;
        }
        return of(field.get(value), depth + 1);
    }

    /**
     * Gives every condition the name of the field that refers to it, if an object or its parts have one.
     *
     * @param root the object
     */
    public static void nameConditions(Object root) {
        visit(List.of(root), (holder, field) -> {
            if (field.get(holder) instanceof ExplorerCondition condition) {
                condition.name(field.getName());
            }
        });
    }

    /** Is shown a field of an object. */
    @FunctionalInterface
    public interface Visitor {

        /** Looks at it. */
        void visit(Object holder, Field field) throws IllegalAccessException;
    }

    /**
     * Shows every field that holds an object, of all objects that are reachable from some.
     *
     * @param roots   from where
     * @param visitor is shown them
     */
    public static void visit(List<?> roots, Visitor visitor) {
        Map<Object, Boolean> seen = new IdentityHashMap<>();
        try {
            for (Object root : roots) {
                visit(root, visitor, seen);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot see all of " + roots, e);
        }
    }

    private static void visit(@Nullable Object value, Visitor visitor, Map<Object, Boolean> seen)
            throws IllegalAccessException {
        if (value == null || isLeaf(value) || seen.put(value, true) != null) {
            return;
        }
        if (value instanceof Printed printed) {
            visit(printed.printed(), visitor, seen);
        } else if (value instanceof Iterable<?> several) {
            for (Object element : several) {
                visit(element, visitor, seen);
            }
        } else if (!value.getClass().isArray()) {
            visitFields(value, visitor, seen);
        }
    }

    private static void visitFields(Object value, Visitor visitor, Map<Object, Boolean> seen)
            throws IllegalAccessException {
        for (Field field : FIELDS.get(value.getClass())) {
            if (!field.getType().isPrimitive()) {
                visitor.visit(value, field);
                visit(field.get(value), visitor, seen);
            }
        }
    }

    private static boolean isLeaf(Object value) {
        return switch (value) {
            case ExplorerLock lock -> true;
            case ExplorerCondition condition -> true;
            case WaitQueue queue -> true;
            case Execution execution -> true;
            case Throwable thrown -> true;
            default -> value instanceof Enum<?> || value.getClass().getName().startsWith("java.")
                    && !(value instanceof Iterable<?>);
        };
    }

    /**
     * Of two numbers one, in which every bit depends on every bit.
     *
     * @param print the first
     * @param value the second
     * @return the one
     */
    public static long mix(long print, long value) {
        long mixed = (print * 0x9E3779B97F4A7C15L) ^ value;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
