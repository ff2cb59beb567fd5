package io.github.parallelpipe.kills;

import io.github.parallelpipe.mutants.MutantSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the build's compiler says of a bug: the changed files, with the warnings, Error Prone and NullAway as {@code
 * pom.xml} has them. In this virtual machine, where they are warm from the second bug on.
 */
final class BuildChecks {

    /** As {@code pom.xml} hands it in; absent where the build does without Error Prone. */
    private static final @Nullable String ERROR_PRONE = System.getProperty("kills.errorprone");

    private static final Pattern CHECK = Pattern.compile("\\[(\\w+)]");

    private BuildChecks() {}

    static boolean available() {
        return ERROR_PRONE != null;
    }

    /** The check that refuses a file of the bug; null if it compiles. */
    static @Nullable String refusal(Bug bug) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<Source> changed = MutantSource.of(bug.mutant()).entrySet().stream().map(Source::new).toList();
        if (changed.isEmpty()) {
            return null;
        }
        try (JavaFileManager files = new Warm(javac.getStandardFileManager(null, null, null))) {
            boolean compiles = javac.getTask(null, files, said, options(bug), null, changed).call();
            return compiles ? null : check(said.getDiagnostics());
        }
    }

    private static List<String> options(Bug bug) {
        List<String> options = new ArrayList<>(List.of(
                "-proc:none", "-Xlint:all,-exports", "-Werror", "-implicit:none", "-XDcompilePolicy=simple",
                "--should-stop=ifError=FLOW", "-XDaddTypeAnnotationsToSymbol=true"));
        options.add("-Xplugin:ErrorProne " + ERROR_PRONE);
        options.addAll(List.of("-d", Path.of("target/kills", bug.folder(), "checked").toString()));
        options.addAll(List.of("-classpath", "target/build-annotations" + File.pathSeparator + "target/classes"
                + File.pathSeparator + System.getProperty("java.class.path")));
        return options;
    }

    private static String check(List<Diagnostic<? extends JavaFileObject>> said) {
        String first = said.getFirst().getMessage(null);
        Matcher check = CHECK.matcher(first);
        return check.find() ? check.group(1) : first.lines().findFirst().orElse("javac");
    }

    /** Error Prone from this program's class loader, else it would be loaded anew for each bug. */
    private static final class Warm extends ForwardingJavaFileManager<JavaFileManager> {

        Warm(JavaFileManager files) {
            super(files);
        }

        /** Else Error Prone would not look for NullAway. */
        @Override
        public boolean hasLocation(Location location) {
            return location == StandardLocation.ANNOTATION_PROCESSOR_PATH || super.hasLocation(location);
        }

        @Override
        public ClassLoader getClassLoader(Location location) {
            return BuildChecks.class.getClassLoader();
        }
    }

    /** A changed file. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Map.Entry<String, String> file) {
            super(URI.create("string:///io/github/parallelpipe/" + file.getKey() + ".java"), Kind.SOURCE);
            text = file.getValue();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
