package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.PipelineRun;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SubmissionPublisher}, or any other {@link Flow.Publisher}, as the source.
 *
 * <p>The end: when the publisher completes, the run works off what it has; if it fails, the run is cancelled. If the
 * run ends before, the subscription is cancelled with the next item.
 */
public final class Publishers {

    private Publishers() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) throws InterruptedException {
        // @start region="publisher"
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("published")
                .buffer(16)
                .stage("square", number -> number * number)
                .sink("show", System.out::println);

        try (PipelineRun<Integer> run = pipeline.start()) {
            try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
                publisher.subscribe(new Putting<>(run));
                for (int number = 1; number <= 5; number++) {
                    publisher.submit(number);
                }
            } // completes
            run.await();
        }
        // @end
    }

    /** The least a subscriber needs: it puts what it is given. It never asks the publisher to wait: the run's buffers drop what is too much. */
    static final class Putting<T> implements Flow.Subscriber<T> {

        private final PipelineRun<T> run;

        /** Written before the first item, and read by its thread. */
        private Flow.@Nullable Subscription subscription;

        Putting(PipelineRun<T> run) {
            this.run = run;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(T item) {
            try {
                run.put(item);
            } catch (PipelineException | IllegalStateException over) {
                subscription.cancel();
            }
        }

        @Override
        public void onError(Throwable cause) {
            run.cancel();
        }

        @Override
        public void onComplete() {
            run.stop();
        }
    }
}
