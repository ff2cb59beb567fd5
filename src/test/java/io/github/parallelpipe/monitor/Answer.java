package io.github.parallelpipe.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.parallelpipe.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server answers to one request, which is written to it as it is: so that it can be wrong in any way. */
record Answer(int status, Map<String, String> headers, String body) {

    /** Of a request for a path, as a browser would make it. */
    static Answer get(int port, String path) throws IOException {
        return to(port, "GET " + path + " HTTP/1.1", "Host: localhost:" + port);
    }

    /** Of a request of these lines. */
    static Answer to(int port, String... lines) throws IOException {
        try (Socket socket = connect(port)) {
            write(socket, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
            return read(socket);
        }
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) Patience.LIMIT.toMillis());
        return socket;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private static Answer read(Socket socket) throws IOException {
        String[] parts = new String(socket.getInputStream().readAllBytes(), UTF_8).split("\r\n\r\n", 2);
        List<String> lines = parts[0].lines().toList();
        Map<String, String> headers = lines.stream()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0].toLowerCase(Locale.ROOT), header -> header[1]));
        return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers, parts[1]);
    }
}
