package io.github.parallelpipe.isolate;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Instances of classes with a constructor without parameters. */
final class Made {

    private Made() {}

    /** Refuses a class of which there could be no instance. */
    static <T> Class<T> require(Class<T> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || type.isHidden() || type.getCanonicalName() == null) {
            throw new IllegalArgumentException("must be a class that is neither abstract nor local: " + type.getName());
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            throw new IllegalArgumentException("a class within another must be static: " + type.getName());
        }
        if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(constructor -> constructor.getParameterCount() == 0)) {
            throw new IllegalArgumentException("must have a constructor without parameters: " + type.getName());
        }
        return type;
    }

    static Object of(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
