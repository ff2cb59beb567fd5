package io.github.parallelpipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit together does not compile, and the natural forms do. */
class CompilerRefusesTest {

    private static final String NATURAL = """
            .sink("end", list::add)
            .sink("end", any)
            .sink("end", outlet)
            .sink("end", Intake.all(), lists)
            .sink("end", Intake.all(), list::addAll)
            .sink("end", item -> System.out.println(item + 1))
            .sink("end", item -> list.add(item), options -> options.buffer(8, Overflow.BLOCK))
            .sink("end", list::add, StageOptions::platformThread)
            .sink("end", Intake.latest(), list::add)
            .sink("end", ContextSink.of((item, context) -> list.add(item + context.missed())))
            .stage("a", item -> item + 0.5).sink("end", half -> list.add(half.isNaN()))
            .stage("a", item -> { return item; }).sink("end", list::add)
            .stage("a", item -> { throw new Exception(); }).sink("end", list::add)
            .stage("a", item -> item > 0 ? item : null).sink("end", list::add)
            .stage("a", text).stage("b", String::length).sink("end", any)
            .stage("a", Program::overloaded).sink("end", list::add)
            .stage("a", Program::throwing, o -> o.onFailure(FailurePolicy.SKIP)).sink("end", list::add)
            .stage("a", Intake.all(), Program::sum).sink("end", list::add)
            .stage("a", Intake.all(), List::size).sink("end", list::add)
            .stage("a", Intake.all(), items -> items.get(0) + 1).sink("end", outlet)
            .stage("a", Intake.all(), items -> items.size(), o -> o.buffer(8)).sink("end", list::add)
            .stage("a", Intake.batch(2, Duration.ZERO), text).sink("end", list::add)
            .stage("a", Intake.window(3), List::getLast).sink("end", outlet)
            .stage("a", ContextStage.of((i, c) -> i + c.missed())).sink("end", list::add)
            .stage("a", Intake.all(), ContextStage.of((i, c) -> i.size())).sink("end", outlet)
            .defaults(o -> o.onDiscard((item, reason, stage) -> list.add(item))).sink("end", list::add)
            .stage("a", i -> i, o -> o.onDiscard((item, r, s) -> list.add(item + 1))).sink("end", list::add)
            """;

    private static final String MISFITS = """
            .stage("a", item -> item.length()).sink("end", list::add)
            .stage("a", String::length).sink("end", list::add)
            .stage("a", text).sink("end", outlet)
            .stage("a", text).stage("b", item -> item + 1).sink("end", outlet)
            .sink("end", lists)
            .sink("end", Intake.all(), outlet)
            .stage("a", Intake.all(), item -> item + 1).sink("end", list::add)
            .stage("a", Intake.<String>all(), item -> item).sink("end", list::add)
            .stage("a", item -> item)
            .sink("end", any).stage("b", text)
            .sink("end", any).sink("b", any)
            """;

    /** One line, so that each chain is on the line of its number. */
    private static final String HEAD = String.join(
            " ",
            "import io.github.parallelpipe.*; import io.github.parallelpipe.buffer.*; import java.time.Duration;",
            "import java.util.*; class Program {",
            "static final List<Object> list = new ArrayList<>();",
            "static final Stage<Object, String> text = Object::toString;",
            "static final Sink<Object> any = item -> {};",
            "static final Outlet<Integer> outlet = Outlet.of(1);",
            "static final Outlet<List<Integer>> lists = Outlet.of(1);",
            "static Integer overloaded(Integer item) { return item; }",
            "static String overloaded(String item) { return item; }",
            "static Integer throwing(Integer item) throws Exception { return item; }",
            "static Integer sum(List<Integer> items) { return 0; }\n");

    @TempDir
    private Path classes;

    @Test
    void acceptsTheNaturalForms() {
        assertThat(messagesByChain(NATURAL.lines().toList())).isEmpty();
    }

    @Test
    void refusesStagesThatDoNotFitAndPipelinesWithoutASinkAtTheirEnd() {
        List<String> chains = MISFITS.lines().toList();
        Map<String, List<String>> messages = messagesByChain(chains);
        assertThat(messages).containsOnlyKeys(chains);
        assertThat(messages.values()).allSatisfy(each -> assertThat(each).anyMatch(message -> message.startsWith("ERROR")));
    }

    /** The errors and warnings for each chain that, written behind a builder of Integer, is to be a pipeline. */
    private Map<String, List<String>> messagesByChain(List<String> chains) {
        String methods = IntStream.range(0, chains.size())
                .mapToObj(i -> "Pipeline<Integer> p%d() { return Pipeline.<Integer>builder(\"p\")%s; }"
                        .formatted(i, chains.get(i)))
                .collect(Collectors.joining("\n"));
        return messages(HEAD + methods + "\n}").stream()
                .collect(Collectors.groupingBy(
                        message -> chains.get((int) message.getLineNumber() - 2),
                        Collectors.mapping(
                                message -> message.getKind() + ": " + message.getMessage(null), Collectors.toList())));
    }

    private List<Diagnostic<?>> messages(String program) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        JavaFileObject source = new SimpleJavaFileObject(
                URI.create("string:///Program.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return program;
            }
        };
        List<String> options = List.of(
                "-proc:none", "-Xlint:all,-path,-classfile", "-d", classes.toString(),
                "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, null, messages, options, null, List.of(source)).call();
        return messages.getDiagnostics().stream()
                .filter(message -> message.getKind() != Diagnostic.Kind.NOTE)
                .<Diagnostic<?>>map(message -> message)
                .toList();
    }
}
