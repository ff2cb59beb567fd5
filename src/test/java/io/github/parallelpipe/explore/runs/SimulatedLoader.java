package io.github.parallelpipe.explore.runs;

import io.github.parallelpipe.explore.simulated.Scenario;
import io.github.parallelpipe.mutants.InMemoryCompiler;
import io.github.parallelpipe.mutants.Mutant;
import io.github.parallelpipe.mutants.MutantSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A class loader that has the library's packages, and those of what checks it, of its own: the library is compiled from its source
 * as {@link Simulated} changes it. All else comes from the parent, the explorer too.
 */
final class SimulatedLoader extends ClassLoader {

    /** What the explorer has its own of, what the scenarios have nothing to do with, and what is no code. */
    private static final Pattern REPLACED = Pattern.compile("^(?!buffer/)[^/]+/|package-info");

    private static final Path SOURCES = Path.of("src/main/java/io/github/parallelpipe");
    private static final String LIBRARY = "io.github.parallelpipe";
    private static final String SCENARIOS = SimulatedLoader.class.getPackageName() + ".scenarios";
    private static final Set<String> PACKAGES = Set.of(LIBRARY, LIBRARY + ".buffer", LIBRARY + ".testing", SCENARIOS);

    /** What has the scenarios of a run. */
    static final String RUNS = SCENARIOS + ".Scenarios";
    /** What has those of the buffer's lock. */
    static final String LOCK = LIBRARY + ".buffer.SpinLockScenarios";

    /** The library as it is, compiled once. */
    private static final class Original {
        static final Map<String, byte[]> CLASSES = InMemoryCompiler.compile(sources());
    }

    private final Map<String, byte[]> mutated;

    private SimulatedLoader(Map<String, byte[]> mutated) {
        super(SimulatedLoader.class.getClassLoader());
        this.mutated = mutated;
    }

    /** The library as it is. */
    static SimulatedLoader original() {
        return new SimulatedLoader(Map.of());
    }

    /** The library with a mutant's mistake. */
    static SimulatedLoader of(Mutant mutant) {
        Map<String, String> changed = new HashMap<>();
        MutantSource.of(mutant).forEach((file, text) ->
                changed.put(MutantSource.className(file), Simulated.of(text)));
        return new SimulatedLoader(InMemoryCompiler.compile(changed, Original.CLASSES));
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.map(SOURCES::relativize).map(Path::toString)
                    .filter(file -> file.endsWith(".java") && !REPLACED.matcher(file).find())
                    .map(file -> file.substring(0, file.length() - ".java".length()))
                    .forEach(file -> sources.put(
                            MutantSource.className(file), Simulated.of(MutantSource.original(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /**
     * Makers of scenarios of this library.
     *
     * @param of    the class that has them
     * @param which its method that gives them
     */
    @SuppressWarnings("unchecked") // as it is declared there
    List<Supplier<Scenario>> scenarios(String of, String which) {
        try {
            return (List<Supplier<Scenario>>) loadClass(of).getMethod(which).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = mutated.get(name);
        if (bytes == null) {
            bytes = Original.CLASSES.get(name);
        }
        if (bytes == null) {
            bytes = fromParent(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] fromParent(String name) throws ClassNotFoundException {
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
