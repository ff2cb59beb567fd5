/**
 * Recognises what people do in live video: five stages, joined by small buffers that drop their oldest frame.
 *
 * <pre>
 *   camera       +--------+  +--------+  +-------+  +----------+  +------+
 *   file      -&gt; | decode |-&gt;| detect |-&gt;| track |-&gt;| classify |-&gt;| show |
 *   drawing      +--------+  +--------+  +-------+  +----------+  +------+
 *   capture       JPEG to     what is     who is     who does      terminal
 *                 pixels      not the     who        what          and PNG
 *                             background
 *
 *   ./mvnw -q -Pvideo                                                     the drawn scene
 *   ./mvnw -q -Pvideo -Dargs="film.mjpeg --png out"                       a file
 *   ./mvnw -q -Pvideo -Dargs="http://camera/video --slow detect=200"      a camera, and a stage too slow for it
 *   ./mvnw -q -Pvideo -Dargs="--monitor 8080"                             a live page, for a browser
 *   ./mvnw -q -Pvideo -Dargs="--isolate detect --workers detect=2"        a stage in two JVMs of its own
 * </pre>
 *
 * <p>What flows is {@link io.github.parallelpipe.examples.video.Footage}: a frame, and what has been found out about
 * it. {@link io.github.parallelpipe.examples.video.VideoPipeline} joins the stages. Frames are lent by a {@link
 * io.github.parallelpipe.examples.video.FramePool}: wherever one leaves the pipeline, shown, dropped or failed, it
 * goes back there, and at the end the pool must balance.
 *
 * <p>What each stage does is textbook and no more (background difference, nearest match at constant velocity, speed in
 * body heights), so that the JDK is enough. The pipeline would be the same around a neural network.
 */
package io.github.parallelpipe.examples.video;
