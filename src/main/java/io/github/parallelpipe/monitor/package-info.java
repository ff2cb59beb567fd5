/**
 * A live page of a run, for a browser.
 *
 * {@snippet lang=java :
 * Monitor monitor = Monitor.serve(run, 8080); // http://127.0.0.1:8080/
 * }
 *
 * <p>{@link io.github.parallelpipe.monitor.Monitor} tells what is served, to whom, and at what paths.
 */
@NullMarked
package io.github.parallelpipe.monitor;

import org.jspecify.annotations.NullMarked;
