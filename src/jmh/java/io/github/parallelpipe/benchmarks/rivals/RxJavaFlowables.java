package io.github.parallelpipe.benchmarks.rivals;

import io.reactivex.rxjava3.core.BackpressureOverflowStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.processors.PublishProcessor;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.function.UnaryOperator;

/**
 * RxJava: {@code observeOn} in front of each stage, with the capacity as its buffer size. A source has a worker of its own
 * by {@code subscribeOn}; else the first stage's worker would read it, and there would be one hop less.
 */
final class RxJavaFlowables implements Rival {

    private final Scheduler scheduler = Schedulers.computation();

    @Override
    public void pass(Work work, Iterable<Object> source) {
        stages(Flowable.fromIterable(source).subscribeOn(scheduler), work, work.capacity()).blockingAwait();
    }

    @Override
    public Line open(Work work) {
        PublishProcessor<Object> processor = PublishProcessor.create();
        CompletableSubject ended = CompletableSubject.create();
        if (work.dropping()) {
            Flowable<Object> buffered =
                    processor.onBackpressureBuffer(work.capacity(), () -> {}, BackpressureOverflowStrategy.DROP_OLDEST);
            stages(buffered, work, 1).subscribe(ended);
        } else {
            stages(processor, work, work.capacity()).subscribe(ended);
        }
        return new Line() {
            @Override
            public void put(Object item) {
                while (!processor.offer(item)) {
                    Thread.yield();
                }
            }

            @Override
            public void finish() {
                processor.onComplete();
                ended.blockingAwait();
            }
        };
    }

    private Completable stages(Flowable<Object> source, Work work, int bufferSize) {
        Flowable<Object> flowable = source;
        for (UnaryOperator<Object> stage : work.stages()) {
            flowable = flowable.observeOn(scheduler, false, bufferSize).map(stage::apply);
        }
        return flowable.observeOn(scheduler, false, bufferSize)
                .doOnNext(work.sink()::accept)
                .ignoreElements();
    }
}
