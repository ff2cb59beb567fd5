package io.github.parallelpipe.isolate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Strings of any length on the wire. No length is believed that is larger than what there is to read. */
final class Text {

    private static final int LONGEST = 10_000;

    private Text() {}

    /** Cut if it is very long. */
    static void write(String text, DataOutputStream out) throws IOException {
        String part = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String read(DataInputStream in) throws IOException {
        byte[] bytes = new byte[requireLength(in.readInt(), in)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void writeAll(Collection<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(text, out);
        }
    }

    static List<String> readAll(DataInputStream in) throws IOException {
        int count = requireLength(in.readInt(), in);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(read(in));
        }
        return texts;
    }

    static int requireLength(int length, DataInputStream in) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new StreamCorruptedException("bad length: " + length);
        }
        return length;
    }
}
