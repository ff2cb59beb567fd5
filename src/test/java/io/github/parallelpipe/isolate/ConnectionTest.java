package io.github.parallelpipe.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.isolate.Frame.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes over a connection is not believed before it is checked. */
class ConnectionTest {

    private static final int MOST = 1_000;
    private static final int REST_OF_HEADER = 1 + 3 * Long.BYTES;

    private SocketChannel other;
    private SocketChannel ours;
    private Connection connection;

    @BeforeEach
    void connect(@TempDir Path folder) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
            server.bind(address);
            other = SocketChannel.open(address);
            ours = server.accept();
        }
        connection = new Connection(ours, MOST);
    }

    @AfterEach
    void close() throws IOException {
        other.close();
        ours.close();
    }

    private void send(int length, int kind) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES + 1 + REST_OF_HEADER);
        header.putInt(length).put((byte) kind).rewind();
        other.write(header);
    }

    /** Whoever believed the first would have no memory for it. */
    @ParameterizedTest
    @CsvSource({"2147483647, 3", "-1, 3", "1001, 3", "16777217, 6", "0, 9", "0, -1"})
    void refusesAHeaderThatCannotBe(int length, int kind) throws IOException {
        send(length, kind);

        assertThatThrownBy(() -> connection.read())
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessage("no frame: kind " + kind + ", length " + length);
    }

    @Test
    void takesAnItemAsLongAsIsAllowed() throws IOException {
        send(MOST, Kind.ITEM.ordinal());
        other.write(ByteBuffer.allocate(MOST));

        assertThat(connection.require().payload().bytes().remaining()).isEqualTo(MOST);
    }

    @Test
    void endsInBetweenTwoFramesAndFailsWithinOne() throws IOException {
        send(0, Kind.READY.ordinal());
        send(2, Kind.ITEM.ordinal());
        other.write(ByteBuffer.allocate(1));
        other.close();

        assertThat(connection.require().kind()).isEqualTo(Kind.READY);
        assertThatThrownBy(() -> connection.read()).isInstanceOf(EOFException.class).hasMessage("ended within a frame");
    }

    @Test
    void aConnectionThatHasEndedGivesNothing() throws IOException {
        other.close();

        assertThat(connection.read()).isNull();
        assertThatThrownBy(() -> connection.require()).isInstanceOf(EOFException.class);
    }
}
