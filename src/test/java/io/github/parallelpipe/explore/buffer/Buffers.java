package io.github.parallelpipe.explore.buffer;

import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.MutantLoader;
import java.lang.reflect.Constructor;
import java.util.concurrent.locks.Lock;

/** Buffers that are not right. */
final class Buffers {

    private Buffers() {}

    /** A maker of buffers that have a mutant's mistake. */
    static Subject.Maker of(Mutant mutant) {
        Constructor<?> constructor = constructor(new MutantLoader(mutant));
        return (capacity, overflow, lock) -> {
            try {
                return (Subject) constructor.newInstance(capacity, overflow, lock);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static Constructor<?> constructor(ClassLoader loader) {
        try {
            return loader.loadClass("io.github.parallelpipe.buffer.ExploredBuffer")
                    .getConstructor(int.class, String.class, Lock.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
