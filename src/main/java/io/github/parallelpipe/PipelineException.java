package io.github.parallelpipe;

/**
 * A run has failed, or a put was interrupted while it waited for room. Of a put, the cause is the interrupt. Of a run, it
 * is what its first failing stage threw; failures that followed are suppressed, each a {@code PipelineException} of its own.
 */
public final class PipelineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The name of the pipeline whose run failed. */
    private final String pipeline;

    /** The name of the stage that failed first. */
    private final String stage;

    PipelineException(String pipeline, String stage, String message, Throwable cause) {
        super(message, cause);
        this.pipeline = pipeline;
        this.stage = stage;
    }

    static PipelineException failed(String pipeline, String stage, Throwable cause) {
        return new PipelineException(
                pipeline, stage, "stage '" + stage + "' of pipeline '" + pipeline + "' failed: " + described(cause), cause);
    }

    /** What a stage threw may throw again as it is asked what it is: then its class has to do. */
    private static String described(Throwable cause) {
        try {
            return cause.toString();
        } catch (Throwable e) {
            return cause.getClass().getName();
        }
    }

    /**
     * The pipeline whose run failed.
     *
     * @return its name
     */
    public String pipeline() {
        return pipeline;
    }

    /**
     * The stage that failed first, or for which an interrupted put had an item.
     *
     * @return its name
     */
    public String stage() {
        return stage;
    }
}
