package io.github.parallelpipe.benchmarks.rivals;

import io.github.parallelpipe.Pipeline;
import io.github.parallelpipe.StageOptions;
import io.github.parallelpipe.buffer.Overflow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.javadsl.Source;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * This library's workers, and what the frameworks have in their place: a step that ends later, on a pool of as many
 * threads. Twice as many items may be under way as there are threads, as here.
 */
final class ParallelStages {

    private ParallelStages() {}

    static void parallelPipe(Work work, int workers, boolean ordered, Iterable<Object> source)
            throws InterruptedException {
        Pipeline.<Object>builder("benchmark")
                .buffer(work.capacity(), Overflow.BLOCK)
                .stage("stage", work.stages().getFirst()::apply, options -> options(options, work, workers, ordered))
                .sink("sink", work.sink()::accept)
                .run(source);
    }

    private static StageOptions<Object> options(
            StageOptions<Object> options, Work work, int workers, boolean ordered) {
        StageOptions<Object> placed = work.threads() == Threads.PLATFORM ? options.platformThread() : options;
        return ordered ? placed.workers(workers) : placed.workers(workers).unordered();
    }

    static void reactor(Work work, int workers, boolean ordered, Iterable<Object> source) {
        UnaryOperator<Object> stage = work.stages().getFirst();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers, work.factory())) {
            Scheduler scheduler = Schedulers.fromExecutorService(pool);
            Flux<Object> items = Flux.fromIterable(source).subscribeOn(Schedulers.parallel());
            java.util.function.Function<Object, Mono<Object>> step =
                    item -> Mono.fromCallable(() -> stage.apply(item)).subscribeOn(scheduler);
            Flux<Object> results =
                    ordered ? items.flatMapSequential(step, 2 * workers) : items.flatMap(step, 2 * workers);
            results.publishOn(Schedulers.parallel(), work.capacity()).doOnNext(work.sink()).then().block();
        }
    }

    static ParallelStage pekko() {
        ActorSystem system = PekkoStreams.system();
        return (work, workers, ordered, source) -> {
            UnaryOperator<Object> stage = work.stages().getFirst();
            try (ExecutorService pool = Executors.newFixedThreadPool(workers, work.factory())) {
                Function<Object, CompletionStage<Object>> step =
                        item -> CompletableFuture.supplyAsync(() -> stage.apply(item), pool);
                var items = Source.from(source);
                var results =
                        ordered ? items.mapAsync(2 * workers, step) : items.mapAsyncUnordered(2 * workers, step);
                results.async().runForeach(work.sink()::accept, system).toCompletableFuture().join();
            }
        };
    }
}
