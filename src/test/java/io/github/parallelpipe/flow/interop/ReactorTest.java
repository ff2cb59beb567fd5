package io.github.parallelpipe.flow.interop;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

class ReactorTest extends InteropContract {

    @Override
    Flow.Publisher<Integer> counting(int count) {
        return JdkFlowAdapter.publisherToFlowPublisher(Flux.range(0, count));
    }

    @Override
    Flow.Publisher<Integer> failing(int after, RuntimeException error) {
        return JdkFlowAdapter.publisherToFlowPublisher(Flux.range(0, after).concatWith(Flux.error(error)));
    }

    @Override
    Flow.Publisher<Integer> endless(Runnable onCancel) {
        return JdkFlowAdapter.publisherToFlowPublisher(Flux.range(0, Integer.MAX_VALUE).doOnCancel(onCancel));
    }

    @Override
    CompletionStage<List<Integer>> all(Flow.Publisher<Integer> publisher) {
        return JdkFlowAdapter.flowPublisherToFlux(publisher).collectList().toFuture();
    }

    @Override
    CompletionStage<List<Integer>> first(int count, Flow.Publisher<Integer> publisher) {
        return JdkFlowAdapter.flowPublisherToFlux(publisher).take(count).collectList().toFuture();
    }
}
