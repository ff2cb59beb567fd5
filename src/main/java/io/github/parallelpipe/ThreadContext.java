package io.github.parallelpipe;

/**
 * Carries what belongs to a thread (a logger's diagnostic context, thread locals, scoped values) from the thread that starts a
 * run to those of its stages. Given to a pipeline by {@link PipelineBuilder#threadContext}.
 *
 * {@snippet lang=java :
 * .threadContext(() -> {
 *     Map<String, String> context = MDC.getCopyOfContextMap();       // here: the thread that calls start() or run(source)
 *     return (stage, work) -> {                                      // there: each thread of each stage
 *         MDC.setContextMap(context);
 *         MDC.put("stage", stage);
 *         work.run();
 *     };
 * })
 * }
 *
 * <p>Scoped values likewise: {@code User user = USER.get(); return (stage, work) -> ScopedValue.where(USER, user).run(work);}.
 * Where {@link Pipeline#run(Iterable)} is used, the stages inherit them by themselves.
 *
 * <p><em>Threading:</em> as said of the methods.
 */
@FunctionalInterface
public interface ThreadContext {

    /**
     * Takes along what is to be carried. Called by the thread that starts a run, before there is anything of that run; what
     * it throws is thrown to that thread, and there is no run.
     *
     * @return what brings it to a stage's thread
     */
    Captured capture();

    /** What was captured for one run. */
    @FunctionalInterface
    interface Captured {

        /**
         * Runs all that a stage does, from {@code open} to {@code close}, in the context. Called once by each thread of each
         * stage. Has to run the work, once and on that thread; else, or if it throws, the stage has failed.
         *
         * @param stage the stage's name
         * @param work  what the stage does; throws nothing
         */
        void run(String stage, Runnable work);
    }
}
