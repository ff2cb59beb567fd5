package io.github.parallelpipe.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page, made of a text, a style and a script, and of the numbers to begin with: so it shows them at once. */
final class Page {

    private static final String DATA = "<!-- data -->";

    private final byte[] beforeData;
    private final byte[] afterData;
    private final String policy;

    Page() {
        String style = resource("page.css");
        String script = resource("page.js");
        String text = resource("page.html").replace("<!-- style -->", style).replace("<!-- script -->", script);
        int data = text.indexOf(DATA);
        beforeData = text.substring(0, data).getBytes(UTF_8);
        afterData = text.substring(data + DATA.length()).getBytes(UTF_8);
        policy = "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script)
                + "; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    byte[] with(byte[] data) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(beforeData.length + data.length + afterData.length);
        page.writeBytes(beforeData);
        page.writeBytes(data);
        page.writeBytes(afterData);
        return page.toByteArray();
    }

    /** What the browser may do for it: nothing that is not its own, nothing from elsewhere. */
    String policy() {
        return policy;
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the library's jar lacks " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
