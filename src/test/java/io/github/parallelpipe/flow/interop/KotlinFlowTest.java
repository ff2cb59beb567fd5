package io.github.parallelpipe.flow.interop;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowKt;
import kotlinx.coroutines.jdk9.ReactiveFlowKt;

/** Kotlin's flows, as Java sees them. */
class KotlinFlowTest extends InteropContract {

    private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

    private static Flow<Integer> flow(IntStream items) {
        Iterator<Integer> iterator = items.iterator();
        return FlowKt.asFlow(iterator);
    }

    @Override
    java.util.concurrent.Flow.Publisher<Integer> counting(int count) {
        return ReactiveFlowKt.asPublisher(flow(IntStream.range(0, count)));
    }

    @Override
    java.util.concurrent.Flow.Publisher<Integer> failing(int after, RuntimeException error) {
        Stream<Integer> rest = Stream.generate(() -> {
            throw error;
        });
        return ReactiveFlowKt.asPublisher(
                FlowKt.asFlow(Stream.concat(IntStream.range(0, after).boxed(), rest).iterator()));
    }

    @Override
    java.util.concurrent.Flow.Publisher<Integer> endless(Runnable onCancel) {
        return ReactiveFlowKt.asPublisher(
                FlowKt.onCompletion(flow(IntStream.range(0, Integer.MAX_VALUE)), (collector, thrown, continuation) -> {
                    onCancel.run();
                    return Unit.INSTANCE;
                }));
    }

    @Override
    CompletionStage<List<Integer>> all(java.util.concurrent.Flow.Publisher<Integer> publisher) {
        return collected(ReactiveFlowKt.asFlow(publisher));
    }

    @Override
    CompletionStage<List<Integer>> first(int count, java.util.concurrent.Flow.Publisher<Integer> publisher) {
        return collected(FlowKt.take(ReactiveFlowKt.asFlow(publisher), count));
    }

    private static CompletionStage<List<Integer>> collected(Flow<Integer> flow) {
        return CompletableFuture.supplyAsync(() -> {
            List<Integer> items = new ArrayList<>();
            try {
                BuildersKt.runBlocking(
                        EmptyCoroutineContext.INSTANCE, (scope, continuation) -> FlowKt.toList(flow, items, continuation));
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
            return items;
        }, THREADS);
    }
}
