package io.github.parallelpipe.benchmarks.rivals;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.UnaryOperator;
import reactor.core.Disposable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Project Reactor: {@code publishOn} in front of each stage, with the capacity as its prefetch. A source has a worker of
 * its own by {@code subscribeOn}; else the first stage's worker would read it, and there would be one hop less.
 */
final class ReactorFluxes implements Rival {

    private final Scheduler scheduler = Schedulers.parallel();

    @Override
    public void pass(Work work, Iterable<Object> source) {
        stages(Flux.fromIterable(source).subscribeOn(scheduler), work, work.capacity()).block();
    }

    @Override
    public Line open(Work work) {
        return work.dropping() ? dropping(work) : lossless(work);
    }

    /** A sink of its own queue refuses an item when that is full, and is asked again. */
    private Line lossless(Work work) {
        Sinks.Many<Object> many = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(work.capacity()));
        return new Fed(many, stages(many.asFlux(), work, work.capacity()));
    }

    /** The buffer that drops is an operator; behind it, as little as possible is prefetched. */
    private Line dropping(Work work) {
        Sinks.Many<Object> many = Sinks.many().multicast().directBestEffort();
        Flux<Object> buffered = many.asFlux()
                .onBackpressureBuffer(work.capacity(), any -> {}, BufferOverflowStrategy.DROP_OLDEST);
        return new Fed(many, stages(buffered, work, 1));
    }

    private Mono<Void> stages(Flux<Object> source, Work work, int prefetch) {
        Flux<Object> flux = source;
        for (UnaryOperator<Object> stage : work.stages()) {
            flux = flux.publishOn(scheduler, prefetch).map(stage);
        }
        return flux.publishOn(scheduler, prefetch).doOnNext(work.sink()).then();
    }

    private static final class Fed implements Line {

        private final Sinks.Many<Object> many;
        private final Sinks.Empty<Void> ended = Sinks.empty();
        private final Disposable subscription;

        Fed(Sinks.Many<Object> many, Mono<Void> stages) {
            this.many = many;
            this.subscription = stages.subscribe(none -> {}, ended::tryEmitError, ended::tryEmitEmpty);
        }

        @Override
        public void put(Object item) {
            while (many.tryEmitNext(item).isFailure()) {
                Thread.yield();
            }
        }

        @Override
        public void finish() {
            many.tryEmitComplete().orThrow();
            ended.asMono().block();
            subscription.dispose();
        }
    }
}
