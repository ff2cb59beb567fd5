package io.github.parallelpipe.isolate;

import io.github.parallelpipe.ContextStage;
import io.github.parallelpipe.ItemContext;
import io.github.parallelpipe.Stage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What the tests run in children: some do what they should, some do harm. */
final class Stages {

    private Stages() {}

    /** Tells who works on what. */
    static final class Echo implements Stage<String, String> {

        @Override
        public String process(String item) {
            return ProcessHandle.current().pid() + " " + item;
        }
    }

    static final class Same implements Stage<byte[], byte[]> {

        @Override
        public byte[] process(byte[] item) {
            return item;
        }
    }

    static final class Buffers implements Stage<ByteBuffer, ByteBuffer> {

        @Override
        public ByteBuffer process(ByteBuffer item) {
            return item.slice(1, item.remaining() - 1).order(item.order());
        }
    }

    record Point(int x, int y) implements Serializable {}

    static final class Points implements Stage<Point, List<Point>> {

        @Override
        public List<Point> process(Point item) {
            return new ArrayList<>(List.of(item, new Point(item.y(), item.x())));
        }
    }

    /** Of text, as UTF-8. */
    static final class TextCodec implements Codec<String> {

        @Override
        public ByteBuffer encode(String item) {
            return ByteBuffer.wrap(item.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String decode(ByteBuffer bytes) {
            return StandardCharsets.UTF_8.decode(bytes).toString();
        }
    }

    /** As that, but an item that begins so is slow to read. */
    static final class SlowToRead implements Codec<String> {

        /** How many items have begun to be read in this JVM. */
        static final AtomicInteger READING = new AtomicInteger();

        private final TextCodec text = new TextCodec();

        @Override
        public ByteBuffer encode(String item) {
            return text.encode(item);
        }

        @Override
        public String decode(ByteBuffer bytes) {
            String item = text.decode(bytes);
            READING.incrementAndGet();
            LockSupport.parkNanos(item.startsWith("slow") ? 1_500_000_000 : 0);
            return item;
        }
    }

    static final class Contexts implements ContextStage<String, String> {

        @Override
        public String process(String item, ItemContext context) {
            return context.stage() + " " + context.sequence() + " " + context.missed() + " " + (context.age().toNanos() > 0);
        }
    }

    /** Notes in a file whose name is its item when it is opened and closed. */
    static final class Diary implements Stage<String, String> {

        private Path file;

        @Override
        public String process(String item) throws Exception {
            file = Path.of(item);
            Files.writeString(file, "open ");
            return item;
        }

        @Override
        public void close() throws Exception {
            if (file != null) {
                Files.writeString(file, Files.readString(file) + "closed");
            }
        }
    }

    /** Does what its item says. */
    static final class Obedient implements Stage<String, String> {

        @Override
        public String process(String item) throws Exception {
            switch (item.split(" ")[0]) {
                case "throw" -> throw new IllegalStateException("as told", new UnsupportedOperationException("the reason"));
                case "error" -> throw new StackOverflowError("as told");
                case "exit" -> System.exit(Integer.parseInt(item.split(" ")[1]));
                case "halt" -> Runtime.getRuntime().halt(7);
                case "memory" -> fill();
                case "crash" -> crash();
                case "sleep" -> Thread.sleep(Long.MAX_VALUE);
                case "hang" -> hang();
                case "say" -> System.err.println(item);
                case "nothing" -> {
                    return null;
                }
                case "speechless" -> throw new Speechless();
                case "interrupted" -> Thread.currentThread().interrupt();
                case "much" -> System.out.print("x".repeat(30_000));
                default -> { }
            }
            return item;
        }

        private static final class Speechless extends RuntimeException {

            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        }

        private static void fill() {
            List<long[]> much = new ArrayList<>();
            while (true) {
                much.add(new long[1 << 20]);
            }
        }

        /** A JVM that is sent this signal takes it for a fault of its own. */
        private static void crash() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-SEGV", String.valueOf(ProcessHandle.current().pid())).start();
            Thread.sleep(Long.MAX_VALUE);
        }

        @SuppressWarnings({"InfiniteLoopStatement", "LoopConditionChecker"})
        private static void hang() {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    static final class CannotBeOpened implements Stage<String, String> {

        @Override
        public void open() {
            throw new IllegalStateException("no model");
        }

        @Override
        public String process(String item) {
            return item;
        }
    }

    static final class CannotBeClosed implements Stage<String, String> {

        @Override
        public String process(String item) {
            return item;
        }

        @Override
        public void close() {
            throw new IllegalStateException("not closed");
        }
    }

    static final class HangsWhenClosed implements Stage<String, String> {

        @Override
        public String process(String item) {
            return item;
        }

        @Override
        public void close() throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Gives back an array of what it is given. */
    static final class Pairs implements Stage<Point[], Point[][]> {

        @Override
        public Point[][] process(Point[] item) {
            return new Point[][] {item, item};
        }
    }

    static final class NeedsAName implements Stage<String, String> {

        private final String name;

        NeedsAName(String name) {
            this.name = name;
        }

        @Override
        public String process(String item) {
            return name + item;
        }
    }
}
