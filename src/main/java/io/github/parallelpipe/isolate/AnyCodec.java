package io.github.parallelpipe.isolate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For all items of which nothing else is said: arrays of bytes and byte buffers as they are, the others by Java's
 * serialization. Reads only classes that are allowed: those of the JDK's base that hold plain data, and those that the
 * user has named. Nor does it read what is nested deeply, or has arrays larger than could have been written: of a few
 * bytes one could otherwise make much work, or much garbage.
 */
final class AnyCodec {

    /** What a payload is; the number is on the wire. */
    private static final byte BYTES = 1;
    private static final byte BUFFER = 2;
    private static final byte LITTLE_ENDIAN_BUFFER = 3;
    private static final byte OBJECT = 4;

    /** Packages of plain data, of which nothing runs code of others when it is read. */
    private static final Set<String> PLAIN =
            Set.of("java.lang", "java.math", "java.time", "java.util", "sun.util.calendar");

    private static final long DEEPEST = 20;

    private final Set<String> allowed;
    private final @Nullable ClassLoader loader;

    /** That finds classes by a loader; null for the JDK's. */
    AnyCodec(Set<String> allowed, @Nullable ClassLoader loader) {
        this.allowed = allowed;
        this.loader = loader;
    }

    /** What an array of arrays is made of in the end. */
    static Class<?> element(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    Payload encode(Object item) throws IOException {
        if (item instanceof byte[] bytes) {
            return new Payload(BYTES, ByteBuffer.wrap(bytes));
        }
        if (item instanceof ByteBuffer buffer) {
            boolean little = buffer.order() == ByteOrder.LITTLE_ENDIAN;
            return new Payload(little ? LITTLE_ENDIAN_BUFFER : BUFFER, buffer.duplicate());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(item);
        }
        return new Payload(OBJECT, ByteBuffer.wrap(bytes.toByteArray()));
    }

    Object decode(Payload payload) throws IOException {
        ByteBuffer bytes = payload.bytes();
        return switch (payload.form()) {
            case BYTES -> bytes.array();
            case BUFFER -> bytes;
            case LITTLE_ENDIAN_BUFFER -> bytes.order(ByteOrder.LITTLE_ENDIAN);
            case OBJECT -> object(bytes);
            default -> throw new IOException("unknown form of payload: " + payload.form());
        };
    }

    private Object object(ByteBuffer bytes) throws IOException {
        Limits limits = new Limits(bytes.remaining());
        InputStream in = new ByteArrayInputStream(bytes.array(), bytes.position(), bytes.remaining());
        try (ObjectInputStream objects = new Objects(in, loader)) {
            objects.setObjectInputFilter(limits);
            return objects.readObject();
        } catch (InvalidClassException e) {
            throw limits.refusal == null ? e : new IOException(limits.refusal, e);
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private static final class Objects extends ObjectInputStream {

        private final @Nullable ClassLoader loader;

        Objects(InputStream in, @Nullable ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(described.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(described); // a primitive, for one
            }
        }
    }

    private final class Limits implements ObjectInputFilter {

        private final long size;
        private long elements;
        @Nullable String refusal;

        Limits(long size) {
            this.size = size;
        }

        @Override
        public Status checkInput(FilterInfo info) {
            elements += Math.max(0, info.arrayLength());
            if (elements > 2 * size) { // a hash table may be half empty, and is not written as large as it is
                return refuse("arrays of " + elements + " elements cannot be in " + size + " bytes");
            }
            if (info.depth() > DEEPEST) {
                return refuse("nested deeper than " + DEEPEST + ": it needs a codec");
            }
            Class<?> type = info.serialClass();
            return type == null || isAllowed(element(type))
                    ? Status.ALLOWED
                    : refuse("not allowed: allow(" + element(type).getTypeName() + ".class)");
        }

        private Status refuse(String why) {
            refusal = why;
            return Status.REJECTED;
        }
    }

    private boolean isAllowed(Class<?> type) {
        boolean plain = type.getModule() == Object.class.getModule() && PLAIN.contains(type.getPackageName());
        return type.isPrimitive() || plain || allowed.contains(type.getName());
    }
}
