package io.github.parallelpipe.examples;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.PipelineRun;
import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.flow.PipelineProcessor;
import io.github.parallelpipe.flow.RunSubscriber;
import io.github.parallelpipe.flow.SinkPublisher;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** A pipeline that is fed by a publisher, one that is read by a subscriber, and one between the two. */
public final class ReactiveStreams {

    private ReactiveStreams() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) throws InterruptedException {
        fed();
        read();
        between();
    }

    private static void fed() {
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("fed")
                .buffer(8, Overflow.BLOCK)
                .stage("double", item -> 2 * item)
                .sink("print", item -> System.out.println("fed      " + item));
        // @start region="subscriber"
        RunSubscriber<Integer> subscriber = RunSubscriber.of(pipeline.start());
        try (SubmissionPublisher<Integer> camera = new SubmissionPublisher<>()) {
            camera.subscribe(subscriber);
            camera.submit(1);
            camera.submit(2);
        } // completes, so the run is stopped
        System.out.println(subscriber.end().toCompletableFuture().join());
        // @end
    }

    private static void read() throws InterruptedException {
        Printer printer = new Printer("read     ");
        // @start region="publisher"
        SinkPublisher<Integer> results = SinkPublisher.of(2, Overflow.BLOCK);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("read")
                .buffer(8, Overflow.BLOCK)
                .stage("double", item -> 2 * item)
                .sink("out", results);
        results.subscribe(printer);
        try (PipelineRun<Integer> run = results.start(pipeline)) { // not pipeline.start()
            run.put(1);
            run.put(2);
        }
        // @end
        printer.ended.await();
    }

    private static void between() throws InterruptedException {
        Printer printer = new Printer("between  ");
        SubmissionPublisher<Integer> camera = new SubmissionPublisher<>();
        // @start region="processor"
        SinkPublisher<String> results = SinkPublisher.of(8, Overflow.BLOCK);
        Pipeline<Integer> pipeline = Pipeline.<Integer>builder("between")
                .buffer(8, Overflow.BLOCK)
                .stage("name", item -> "item " + item)
                .sink("out", results);
        PipelineProcessor<Integer, String> processor = PipelineProcessor.start(pipeline, results);
        processor.subscribe(printer); // a cancel goes all the way up
        camera.subscribe(processor); // a completion or an error goes all the way down
        // @end
        camera.submit(1);
        camera.submit(2);
        camera.close();
        printer.ended.await();
    }

    /** Prints all that it is sent. */
    private static final class Printer implements Flow.Subscriber<Object> {

        private final String prefix;
        private final CountDownLatch ended = new CountDownLatch(1);

        Printer(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object item) {
            System.out.println(prefix + item);
        }

        @Override
        public void onError(Throwable thrown) {
            System.out.println(prefix + thrown);
            ended.countDown();
        }

        @Override
        public void onComplete() {
            System.out.println(prefix + "completed");
            ended.countDown();
        }
    }
}
