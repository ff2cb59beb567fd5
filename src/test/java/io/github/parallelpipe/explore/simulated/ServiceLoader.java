package io.github.parallelpipe.explore.simulated;

import java.util.List;

/** As {@link java.util.ServiceLoader}, where there are no services. */
public final class ServiceLoader {

    private ServiceLoader() {}

    /** {@return nothing} */
    public static <S> Iterable<S> load(Class<S> service, ClassLoader loader) {
        return List.of();
    }
}
