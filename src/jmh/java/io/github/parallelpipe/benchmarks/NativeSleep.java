package io.github.parallelpipe.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Optional;

/**
 * The C library's {@code usleep}, which leaves the processor to others, but holds the carrier. Called by reflection,
 * since this is compiled for JDK 21, where that is a preview.
 */
final class NativeSleep {

    private final MethodHandle usleep;

    private NativeSleep(MethodHandle usleep) {
        this.usleep = usleep;
    }

    static boolean isAvailable() {
        return Runtime.version().feature() >= 22;
    }

    static NativeSleep find() throws ReflectiveOperationException {
        Class<?> linkers = foreign("Linker");
        Class<?> layouts = foreign("MemoryLayout");
        Class<?> descriptors = foreign("FunctionDescriptor");
        Object linker = linkers.getMethod("nativeLinker").invoke(null);
        Object library = linkers.getMethod("defaultLookup").invoke(linker);
        Optional<?> address =
                (Optional<?>) foreign("SymbolLookup").getMethod("find", String.class).invoke(library, "usleep");
        Object anInt = foreign("ValueLayout").getField("JAVA_INT").get(null);
        Object parameters = Array.newInstance(layouts, 1);
        Array.set(parameters, 0, anInt);
        Object descriptor =
                descriptors.getMethod("of", layouts, parameters.getClass()).invoke(null, anInt, parameters);
        Object options = Array.newInstance(foreign("Linker$Option"), 0);
        return new NativeSleep((MethodHandle) linkers.getMethod(
                        "downcallHandle", foreign("MemorySegment"), descriptors, options.getClass())
                .invoke(linker, address.orElseThrow(), descriptor, options));
    }

    private static Class<?> foreign(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }

    void sleep(int micros) {
        try {
            int ignored = (int) usleep.invokeExact(micros);
        } catch (Throwable e) {
            throw new IllegalStateException("usleep failed", e);
        }
    }
}
