package io.github.parallelpipe.isolate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a child needs to know to be a stage.
 *
 * @param name      the stage's name in its pipeline
 * @param stage     its class
 * @param input     the class of the codec of what it is given; empty for any
 * @param output    the class of the codec of what it makes; empty for any
 * @param allowed   the classes that may be read, besides those of plain data
 * @param mostBytes the longest payload
 */
record Recipe(String name, String stage, String input, String output, Set<String> allowed, int mostBytes) {

    private static final int DEFAULT_BYTES = 1 << 26;

    /** That of a stage of which nothing more is said. */
    static Recipe of(Class<?> stage) {
        return new Recipe("", stage.getName(), "", "", Set.of(), DEFAULT_BYTES);
    }

    Recipe named(String to) {
        return new Recipe(to, stage, input, output, allowed, mostBytes);
    }

    Recipe withInput(Class<?> codec) {
        return new Recipe(name, stage, codec.getName(), output, allowed, mostBytes);
    }

    Recipe withOutput(Class<?> codec) {
        return new Recipe(name, stage, input, codec.getName(), allowed, mostBytes);
    }

    Recipe allowing(Class<?>... types) {
        Set<String> more = new TreeSet<>(allowed);
        Arrays.stream(types).map(Class::getName).forEach(more::add);
        return new Recipe(name, stage, input, output, more, mostBytes);
    }

    Recipe withMostBytes(int bytes) {
        return new Recipe(name, stage, input, output, allowed, bytes);
    }

    void write(DataOutputStream out) throws IOException {
        Text.write(name, out);
        Text.write(stage, out);
        Text.write(input, out);
        Text.write(output, out);
        Text.writeAll(allowed, out);
        out.writeInt(mostBytes);
    }

    static Recipe read(DataInputStream in) throws IOException {
        return new Recipe(
                Text.read(in), Text.read(in), Text.read(in), Text.read(in), new TreeSet<>(Text.readAll(in)), in.readInt());
    }

    Coding inputs() throws ReflectiveOperationException {
        return coding(input);
    }

    Coding outputs() throws ReflectiveOperationException {
        return coding(output);
    }

    @SuppressWarnings("unchecked") // as the types of Isolated have it
    private Coding coding(String codec) throws ReflectiveOperationException {
        return new Coding(codec.isEmpty() ? null : (Codec<Object>) Made.of(codec), new AnyCodec(allowed));
    }
}
