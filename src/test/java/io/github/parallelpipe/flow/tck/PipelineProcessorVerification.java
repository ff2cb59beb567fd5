package io.github.parallelpipe.flow.tck;

import io.github.parallelpipe.buffer.Overflow;
import io.github.parallelpipe.flow.PipelineProcessor;
import io.github.parallelpipe.flow.SinkPublisher;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.IdentityFlowProcessorVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.AfterMethod;

/** The rules of processors, which have those of publishers and of subscribers among them. */
public final class PipelineProcessorVerification extends IdentityFlowProcessorVerification<Integer> {

    private final ExecutorService helpers = Executors.newVirtualThreadPerTaskExecutor();
    private final Runs runs = new Runs();

    PipelineProcessorVerification() {
        super(ReactiveStreamsTckTest.environment(), ReactiveStreamsTckTest.GARBAGE_MILLIS);
    }

    @Override
    protected Flow.Processor<Integer, Integer> createIdentityFlowProcessor(int bufferSize) {
        SinkPublisher<Integer> publisher = SinkPublisher.of(bufferSize, Overflow.BLOCK);
        PipelineProcessor<Integer, Integer> processor =
                PipelineProcessor.start(Runs.identity(bufferSize, Overflow.BLOCK, publisher), publisher);
        runs.add(processor.run());
        return processor;
    }

    @Override
    protected Flow.Publisher<Integer> createFailedFlowPublisher() {
        return runs.failed();
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }

    @Override
    public ExecutorService publisherExecutorService() {
        return helpers;
    }

    @AfterMethod
    public void cancelRuns() {
        runs.cancelAll();
    }

    @AfterClass
    public void endHelpers() {
        helpers.shutdownNow();
    }

    @Override
    public String toString() {
        return "PipelineProcessor, BLOCK";
    }
}
