package io.github.parallelpipe.flow.interop;

import io.reactivex.rxjava3.core.Flowable;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.reactivestreams.FlowAdapters;

class RxJavaTest extends InteropContract {

    private static Flowable<Integer> flowable(Flow.Publisher<Integer> publisher) {
        return Flowable.fromPublisher(FlowAdapters.toPublisher(publisher));
    }

    @Override
    Flow.Publisher<Integer> counting(int count) {
        return FlowAdapters.toFlowPublisher(Flowable.range(0, count));
    }

    @Override
    Flow.Publisher<Integer> failing(int after, RuntimeException error) {
        return FlowAdapters.toFlowPublisher(Flowable.range(0, after).concatWith(Flowable.error(error)));
    }

    @Override
    Flow.Publisher<Integer> endless(Runnable onCancel) {
        return FlowAdapters.toFlowPublisher(Flowable.range(0, Integer.MAX_VALUE).doOnCancel(onCancel::run));
    }

    @Override
    CompletionStage<List<Integer>> all(Flow.Publisher<Integer> publisher) {
        return flowable(publisher).toList().toCompletionStage();
    }

    @Override
    CompletionStage<List<Integer>> first(int count, Flow.Publisher<Integer> publisher) {
        return flowable(publisher).take(count).toList().toCompletionStage();
    }
}
