/**
 * Real-time pipelines: stages on virtual threads, joined by bounded buffers that drop the oldest item, inside a
 * structured task scope.
 */
@SuppressWarnings("requires-automatic") // Micrometer has no other modules
module io.github.parallelpipe {
    requires static com.google.errorprone.annotations;
    requires static java.management;
    requires static jdk.httpserver;
    requires static jdk.jfr;
    requires static micrometer.core;
    requires static org.jspecify;

    exports io.github.parallelpipe;
    exports io.github.parallelpipe.buffer;
    exports io.github.parallelpipe.flow;
    exports io.github.parallelpipe.isolate;
    exports io.github.parallelpipe.jfr;
    exports io.github.parallelpipe.jmx;
    exports io.github.parallelpipe.micrometer;
    exports io.github.parallelpipe.monitor;
    exports io.github.parallelpipe.observe;

    uses io.github.parallelpipe.RunListener;

    provides io.github.parallelpipe.RunListener with
            io.github.parallelpipe.jfr.FlightEvents,
            io.github.parallelpipe.observe.RunLog;

    /** For the explorer, which makes buffers on a lock of its own. */
    opens io.github.parallelpipe.buffer to io.github.parallelpipe.testing;
}
