package io.github.parallelpipe.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A class loader in which one mutant lives. The packages that it changes are the loader's own: the changed classes are
 * compiled in memory, the others of these packages, those of the tests too, are loaded anew. All else comes from the
 * parent.
 */
public final class MutantLoader extends ClassLoader {

    private final Map<String, byte[]> mutated;
    private final Set<String> packages;

    /**
     * A loader of a mutant.
     *
     * @param mutant the mutant
     * @throws AssertionError if the mutant does not fit the source, or does not compile
     */
    public MutantLoader(Mutant mutant) {
        super(MutantLoader.class.getClassLoader());
        mutated = compile(mutant);
        packages = mutated.keySet().stream().map(MutantLoader::packageOf).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, byte[]> compile(Mutant mutant) {
        Map<String, String> sources = new HashMap<>();
        MutantSource.of(mutant).forEach((file, text) -> sources.put(MutantSource.className(file), text));
        try {
            return InMemoryCompiler.compile(sources);
        } catch (AssertionError e) {
            throw new AssertionError("mutant \"" + mutant + "\" " + e.getMessage(), e);
        }
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /**
     * Writes the classes that differ to a folder, for a JVM that has it first on its class path.
     *
     * @param folder the folder
     */
    public void writeTo(Path folder) {
        try {
            for (Map.Entry<String, byte[]> compiled : mutated.entrySet()) {
                Path file = folder.resolve(compiled.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, compiled.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!packages.contains(packageOf(name))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = mutated.containsKey(name) ? mutated.get(name) : original(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
