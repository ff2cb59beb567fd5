package io.github.parallelpipe;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the stages of one run have thrown, the first of them first. */
final class Failures {

    private record Failure(String stage, Throwable cause) {}

    private final String pipeline;
    private final List<Failure> failures = new CopyOnWriteArrayList<>();

    Failures(String pipeline) {
        this.pipeline = pipeline;
    }

    void add(String stage, Throwable cause) {
        failures.add(new Failure(stage, cause));
    }

    boolean isEmpty() {
        return failures.isEmpty();
    }

    /**
     * The failure as an exception of its own each time: one that two callers threw would be suppressed onto itself where
     * a try-with-resources closes the run, which Java refuses.
     */
    Optional<PipelineException> asException() {
        PipelineException first = null;
        for (Failure failure : failures) {
            PipelineException next = PipelineException.failed(pipeline, failure.stage(), failure.cause());
            if (first == null) {
                first = next;
            } else {
                first.addSuppressed(next);
            }
        }
        return Optional.ofNullable(first);
    }
}
