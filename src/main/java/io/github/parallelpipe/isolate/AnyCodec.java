package io.github.parallelpipe.isolate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For all items of which nothing else is said: arrays of bytes and byte buffers as they are, the others by Java's serialization. Reads
 * only classes that are allowed: those of the JDK's base that hold plain data, and those that the user has named.
 */
final class AnyCodec {

    /** Of what a payload is; its number is on the wire. */
    private static final byte BYTES = 1;
    private static final byte BUFFER = 2;
    private static final byte OBJECT = 3;

    /** Packages of plain data, of which nothing runs code of others when it is read. */
    private static final Set<String> PLAIN =
            Set.of("java.lang", "java.math", "java.time", "java.util");

    private final Set<String> allowed;

    AnyCodec(Set<String> allowed) {
        this.allowed = allowed;
    }

    Payload encode(Object item) throws IOException {
        if (item instanceof byte[] bytes) {
            return new Payload(BYTES, ByteBuffer.wrap(bytes));
        }
        if (item instanceof ByteBuffer buffer) {
            return new Payload(BUFFER, buffer.duplicate());
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
            case OBJECT -> object(bytes);
            default -> throw new IOException("unknown form of payload: " + payload.form());
        };
    }

    private Object object(ByteBuffer bytes) throws IOException {
        AllowList filter = new AllowList(bytes.remaining());
        try (ObjectInputStream objects = new ObjectInputStream(
                new ByteArrayInputStream(bytes.array(), bytes.position(), bytes.remaining()))) {
            objects.setObjectInputFilter(filter);
            return objects.readObject();
        } catch (InvalidClassException e) {
            throw filter.refused == null ? e : new InvalidClassException(filter.refused, "not allowed: allow(" + filter.refused + ".class)");
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private final class AllowList implements ObjectInputFilter {

        private final int size;
        @Nullable String refused;

        /** An array cannot have more elements than there are bytes. */
        AllowList(int size) {
            this.size = size;
        }

        @Override
        public Status checkInput(FilterInfo info) {
            if (info.arrayLength() > size) {
                return Status.REJECTED;
            }
            Class<?> type = info.serialClass();
            if (type == null || isAllowed(type)) {
                return Status.ALLOWED;
            }
            refused = type.getName();
            return Status.REJECTED;
        }
    }

    private boolean isAllowed(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        boolean plain = element.getModule() == Object.class.getModule() && PLAIN.contains(element.getPackageName());
        return element.isPrimitive() || plain || allowed.contains(element.getName());
    }
}
