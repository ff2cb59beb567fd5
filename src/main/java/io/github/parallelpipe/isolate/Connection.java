package io.github.parallelpipe.isolate;

import io.github.parallelpipe.isolate.Frame.Kind;
import io.github.parallelpipe.isolate.Frame.Origin;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Frames over a socket: a header of fixed length, which has that of the payload, and the payload. A length that cannot be is an
 * error, and nothing is allocated for it. For one thread at a time; an interrupt closes the socket.
 */
final class Connection implements Closeable {

    private static final int HEADER = 3 * Long.BYTES + Integer.BYTES + 2;
    private static final Kind[] KINDS = Kind.values();

    /**
     * How much may be on its way at once; the system may give less. With what systems have by default, some 200 KB, a
     * writer of large items sleeps several times for each, and 1 MiB takes half as long again, as {@code
     * IsolatedStages} measures it.
     */
    private static final int ON_ITS_WAY = 1 << 20;

    /** The longest frame that is about no item: what such a one tells is cut before it is that long. */
    private static final int MOST_TO_TELL = 1 << 24;

    private final SocketChannel channel;
    private final int mostBytes;
    private final ByteBuffer out = ByteBuffer.allocate(HEADER);
    private final ByteBuffer in = ByteBuffer.allocate(HEADER);

    /** Of items and results of so many bytes at most. */
    Connection(SocketChannel channel, int mostBytes) throws IOException {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, ON_ITS_WAY);
        this.channel = channel;
        this.mostBytes = mostBytes;
    }

    boolean fits(Payload payload) {
        return payload.bytes().remaining() <= mostBytes;
    }

    void write(Frame frame) throws IOException {
        ByteBuffer bytes = frame.payload().bytes();
        Origin origin = frame.origin();
        out.clear();
        out.putInt(bytes.remaining()).put((byte) frame.kind().ordinal()).put(frame.payload().form());
        out.putLong(origin.sequence()).putLong(origin.missed()).putLong(origin.ageNanos());
        out.flip();
        ByteBuffer[] both = {out, bytes};
        while (out.hasRemaining() || bytes.hasRemaining()) {
            channel.write(both);
        }
    }

    /** The next frame, which is waited for; null if the other side has ended in between two. */
    @Nullable Frame read() throws IOException {
        in.clear();
        if (!fill(in)) {
            return null;
        }
        in.flip();
        int length = in.getInt();
        byte kind = in.get();
        byte form = in.get();
        if (kind < 0 || kind >= KINDS.length || length < 0 || length > most(KINDS[kind])) {
            throw new StreamCorruptedException("no frame: kind " + kind + ", length " + length);
        }
        Origin origin = new Origin(in.getLong(), in.getLong(), in.getLong());
        ByteBuffer bytes = ByteBuffer.allocate(length);
        if (length > 0 && !fill(bytes)) {
            throw new EOFException("ended within a frame");
        }
        return new Frame(KINDS[kind], origin, new Payload(form, bytes.flip()));
    }

    private int most(Kind kind) {
        return kind == Kind.ITEM || kind == Kind.RESULT ? mostBytes : MOST_TO_TELL;
    }

    /** The next frame, which must be there. */
    Frame require() throws IOException {
        Frame frame = read();
        if (frame == null) {
            throw new EOFException("ended");
        }
        return frame;
    }

    /** False if there is nothing at all. */
    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                if (buffer.position() == 0) {
                    return false;
                }
                throw new EOFException("ended within a frame");
            }
        }
        return true;
    }

    /** Lets the other side see the end of what is written. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
