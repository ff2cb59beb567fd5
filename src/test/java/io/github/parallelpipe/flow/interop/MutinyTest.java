package io.github.parallelpipe.flow.interop;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

class MutinyTest extends InteropContract {

    @Override
    Flow.Publisher<Integer> counting(int count) {
        return Multi.createFrom().range(0, count);
    }

    @Override
    Flow.Publisher<Integer> failing(int after, RuntimeException error) {
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().range(0, after), Multi.createFrom().<Integer>failure(error));
    }

    @Override
    Flow.Publisher<Integer> endless(Runnable onCancel) {
        return Multi.createFrom().range(0, Integer.MAX_VALUE).onCancellation().invoke(onCancel);
    }

    @Override
    CompletionStage<List<Integer>> all(Flow.Publisher<Integer> publisher) {
        return Multi.createFrom().publisher(publisher).collect().asList().subscribeAsCompletionStage();
    }

    @Override
    CompletionStage<List<Integer>> first(int count, Flow.Publisher<Integer> publisher) {
        return Multi.createFrom().publisher(publisher).select().first(count).collect().asList().subscribeAsCompletionStage();
    }
}
