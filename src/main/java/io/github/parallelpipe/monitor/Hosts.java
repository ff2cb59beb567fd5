package io.github.parallelpipe.monitor;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which names a server may be asked for. One that is bound to this machine alone answers to this machine's names only:
 * else a page from elsewhere, whose own name was made to lead here, could read what it shows (DNS rebinding). The port
 * does not matter, so that a tunnel may have another.
 */
final class Hosts {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:]+]|[^:\\[\\]]+)(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private final boolean any;
    private final Set<String> names;

    Hosts(InetAddress bound) {
        any = !bound.isLoopbackAddress();
        names = Set.copyOf(List.of("localhost", "127.0.0.1", "[::1]", literal(bound)));
    }

    /** Whether a request with these Host headers is meant for this server. */
    boolean allow(@Nullable List<String> headers) {
        if (any) {
            return true;
        }
        if (headers == null || headers.size() != 1) {
            return false;
        }
        Matcher host = HOST.matcher(headers.get(0));
        return host.matches() && names.contains(host.group(1).toLowerCase(Locale.ROOT));
    }

    /** An address as it stands in a URI. */
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
