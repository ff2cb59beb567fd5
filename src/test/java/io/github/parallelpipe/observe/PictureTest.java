package io.github.parallelpipe.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.parallelpipe.Histogram;
import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A diagram has every stage and what waits in front of it, and no name can break it. */
class PictureTest {

    private static Pipeline<String> pipeline(String name, String stage) {
        return Pipeline.<String>builder(name).stage(stage, item -> item).sink("show", item -> {});
    }

    @Test
    void ofAPipelineHasItsStages() {
        Picture picture = Picture.of(pipeline("behaviour", "detect"));

        assertThat(picture.toMermaid()).isEqualTo("""
                flowchart LR
                    put(["behaviour"])
                    put --> s0["detect"]
                    s0 --> s1["show"]
                """);
        assertThat(picture.toDot()).isEqualTo("""
                digraph {
                    rankdir=LR;
                    node [shape=box];
                    put [shape=plaintext, label="behaviour"];
                    s0 [label="detect"];
                    put -> s0 [label=""];
                    s1 [label="show"];
                    s0 -> s1 [label=""];
                }
                """);
    }

    @Test
    void ofARunHasWhatWaitsAndWhatWasLost() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("live")
                .sink("slow", item -> {
                    begun.countDown();
                    end.await();
                });
        try (PipelineRun<Integer> run = pipeline.start()) {
            run.put(0);
            begun.await();
            for (int i = 1; i <= 5; i++) {
                run.put(i);
            }

            Picture picture = Picture.of(run.report());
            end.countDown();

            assertThat(picture.toMermaid())
                    .containsPattern("put -->\\|\"2/2, 3 dropped, age \\S+ \\(p99 \\S+\\)\"\\| s0\\[\"slow\"]\n");
            assertThat(picture.toDot()).containsPattern("put -> s0 \\[label=\"2/2, 3 dropped, age ");
        }
    }

    @Test
    void ofARunHasTheAgesOfWhatCameThrough() {
        Picture picture = Picture.of(Reports.run(RunState.RUNNING, 1,
                Reports.stage("detect", 0, 2, 0, 0, 0),
                Reports.stage("show", 1, 8, 100, 0, 0, true, 1, Reports.millis(90, 5, 10, 40), Histogram.empty())));

        assertThat(picture.toMermaid()).isEqualTo("""
                flowchart LR
                    put(["live"])
                    put -->|"0/2"| s0["detect"]
                    s0 -->|"1/8, age 5ms (p99 40ms)"| s1["show"]
                """);
        assertThat(picture.toDot()).contains("s0 -> s1 [label=\"1/8, age 5ms (p99 40ms)\"];");
    }

    @Test
    void noNameBreaksIt() {
        String name = "a\"]; \\ b\n--> x";
        Picture picture = Picture.of(pipeline(name, "é|" + name));

        assertThat(picture.toMermaid().lines()).hasSize(4);
        assertThat(picture.toMermaid()).contains("put([\"a#34;#93;#59; #92; b#10;--#62; x\"])").contains("s0[\"é#124;a#34;");
        assertThat(picture.toDot()).contains("label=\"a\\\"]; \\\\ b\\n--> x\"");
        assertThat(picture.toDot().lines()).hasSize(9);
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> Picture.of((Pipeline<?>) null)).hasMessage("pipeline must not be null");
        assertThatThrownBy(() -> Picture.of((RunReport) null)).hasMessage("report must not be null");
    }

    /** As GitHub draws it there. */
    @Test
    void theReadmeHasOne() throws Exception {
        Picture picture = Picture.of(Pipeline.<Integer>builder("camera")
                .stage("detect", item -> item)
                .stage("track", item -> item)
                .stage("classify", item -> item)
                .sink("show", item -> {}));

        assertThat(Files.readString(Path.of("README.md"))).contains("```mermaid\n" + picture.toMermaid() + "```");
    }
}
