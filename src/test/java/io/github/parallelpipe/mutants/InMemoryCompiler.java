package io.github.parallelpipe.mutants;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles source that is in memory to class files that are. */
public final class InMemoryCompiler {

    private InMemoryCompiler() {}

    /**
     * Compiles classes, against the class path of the running program.
     *
     * @param sources the text of each class, by its name
     * @return the class files, by the name of the class; nested classes have files of their own
     * @throws AssertionError if they do not compile, with the compiler's messages
     */
    public static Map<String, byte[]> compile(Map<String, String> sources) {
        return compile(sources, Map.of());
    }

    /**
     * Compiles classes, against others that are in memory and the class path of the running program.
     *
     * @param sources the text of each class, by its name
     * @param others  class files by the name of the class, which come before the class path
     * @return the class files, by the name of the class; nested classes have files of their own
     * @throws AssertionError if they do not compile, with the compiler's messages
     */
    public static Map<String, byte[]> compile(Map<String, String> sources, Map<String, byte[]> others) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Map<String, byte[]> classes = new HashMap<>();
        List<Source> files = sources.entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue()))
                .toList();
        List<String> options = List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
        try (JavaFileManager manager = new InMemory(compiler.getStandardFileManager(null, null, null), classes, others)) {
            if (!compiler.getTask(messages, manager, null, options, null, files).call()) {
                throw new AssertionError("does not compile:\n" + messages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    /** A file to compile. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class file to compile against. */
    private static final class ClassFile extends SimpleJavaFileObject {

        private final String name;
        private final byte[] bytes;

        ClassFile(String name, byte[] bytes) {
            super(URI.create("bytes:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Keeps what is compiled. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, byte[]> classes;
        private final Map<String, byte[]> others;

        InMemory(JavaFileManager files, Map<String, byte[]> classes, Map<String, byte[]> others) {
            super(files);
            this.classes = classes;
            this.others = others;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            List<JavaFileObject> files = new ArrayList<>();
            if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
                others.forEach((name, bytes) -> {
                    if (name.substring(0, name.lastIndexOf('.')).equals(packageName)) {
                        files.add(new ClassFile(name, bytes));
                    }
                });
            }
            Set<String> hidden = files.stream().map(file -> ((ClassFile) file).name).collect(Collectors.toSet());
            for (JavaFileObject file : super.list(location, packageName, kinds, recurse)) {
                if (hidden.isEmpty() || !hidden.contains(super.inferBinaryName(location, file))) {
                    files.add(file);
                }
            }
            return files;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof ClassFile ours ? ours.name : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(name, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
