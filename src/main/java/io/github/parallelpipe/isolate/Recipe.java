package io.github.parallelpipe.isolate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a child needs to know to be a stage.
 *
 * @param name      the stage's name in its pipeline; empty where that is not known yet
 * @param stage     its class
 * @param input     the class of the codec of what it is given; null for any
 * @param output    the class of the codec of what it makes; null for any
 * @param allowed   the classes that may be read, besides those of plain data
 * @param mostBytes how long an item or a result may be
 */
record Recipe(
        String name,
        Class<?> stage,
        @Nullable Class<?> input,
        @Nullable Class<?> output,
        Set<String> allowed,
        int mostBytes) {

    private static final int DEFAULT_BYTES = 1 << 26;

    /** That of a stage of which nothing more is said. */
    static Recipe of(Class<?> stage) {
        return new Recipe("", stage, null, null, Set.of(), DEFAULT_BYTES);
    }

    Recipe named(String to) {
        return new Recipe(to, stage, input, output, allowed, mostBytes);
    }

    Recipe withInput(Class<?> codec) {
        return new Recipe(name, stage, codec, output, allowed, mostBytes);
    }

    Recipe withOutput(Class<?> codec) {
        return new Recipe(name, stage, input, codec, allowed, mostBytes);
    }

    Recipe allowing(Class<?>... types) {
        Set<String> more = new TreeSet<>(allowed);
        Arrays.stream(types).map(AnyCodec::element).map(Class::getName).forEach(more::add);
        return new Recipe(name, stage, input, output, more, mostBytes);
    }

    Recipe withMostBytes(int bytes) {
        return new Recipe(name, stage, input, output, allowed, bytes);
    }

    void write(DataOutputStream out) throws IOException {
        Text.write(name, out);
        Text.write(stage.getName(), out);
        Text.write(nameOf(input), out);
        Text.write(nameOf(output), out);
        Text.writeAll(allowed, out);
        out.writeInt(mostBytes);
    }

    private static String nameOf(@Nullable Class<?> type) {
        return type == null ? "" : type.getName();
    }

    static Recipe read(DataInputStream in) throws IOException, ClassNotFoundException {
        return new Recipe(
                Text.read(in),
                Class.forName(Text.read(in)),
                classOf(Text.read(in)),
                classOf(Text.read(in)),
                new TreeSet<>(Text.readAll(in)),
                in.readInt());
    }

    private static @Nullable Class<?> classOf(String name) throws ClassNotFoundException {
        return name.isEmpty() ? null : Class.forName(name);
    }

    Coding inputs() throws ReflectiveOperationException {
        return coding(input);
    }

    Coding outputs() throws ReflectiveOperationException {
        return coding(output);
    }

    @SuppressWarnings("unchecked") // as the types of Isolated have it
    private Coding coding(@Nullable Class<?> codec) throws ReflectiveOperationException {
        return new Coding(
                codec == null ? null : (Codec<Object>) Made.of(codec), new AnyCodec(allowed, stage.getClassLoader()));
    }
}
