package io.github.parallelpipe.benchmarks.rivals;

import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams: an asynchronous boundary in front of each stage, with the capacity as its input buffer. */
final class PekkoStreams implements Rival {

    private final ActorSystem system = system();

    /** One that keeps no JVM alive, and says nothing. */
    static ActorSystem system() {
        return ActorSystem.create(
                "benchmark",
                ConfigFactory.parseString("pekko.daemonic = on, pekko.loglevel = OFF, pekko.stdout-loglevel = OFF")
                        .withFallback(ConfigFactory.load()));
    }

    @Override
    public void pass(Work work, Iterable<Object> source) {
        staged(Source.from(source).async(), work, work.capacity())
                .runWith(sink(work, work.capacity()), system)
                .toCompletableFuture()
                .join();
    }

    /** Its bounded queue refuses the newest item when full; the buffer behind that drops the oldest. */
    @Override
    public Line open(Work work) {
        int inputBuffer = work.dropping() ? 1 : work.capacity();
        Source<Object, BoundedSourceQueue<Object>> queue = Source.queue(work.capacity());
        Source<Object, BoundedSourceQueue<Object>> entry =
                work.dropping() ? queue.buffer(work.capacity(), OverflowStrategy.dropHead()) : queue;
        Pair<BoundedSourceQueue<Object>, CompletionStage<Done>> running =
                staged(entry.async(), work, inputBuffer).toMat(sink(work, inputBuffer), Keep.both()).run(system);
        return new Line() {
            @Override
            public void put(Object item) {
                while (running.first().offer(item) != QueueOfferResult.enqueued() && !work.dropping()) {
                    Thread.yield();
                }
            }

            @Override
            public void finish() {
                running.first().complete();
                running.second().toCompletableFuture().join();
            }
        };
    }

    private static <M> Source<Object, M> staged(Source<Object, M> source, Work work, int inputBuffer) {
        Source<Object, M> staged = source;
        for (UnaryOperator<Object> stage : work.stages()) {
            Flow<Object, Object, NotUsed> step = Flow.of(Object.class).map(stage::apply).async();
            staged = staged.via(step.addAttributes(Attributes.inputBuffer(inputBuffer, inputBuffer)));
        }
        return staged;
    }

    private static Sink<Object, CompletionStage<Done>> sink(Work work, int inputBuffer) {
        return Sink.<Object>foreach(work.sink()::accept).addAttributes(Attributes.inputBuffer(inputBuffer, inputBuffer));
    }
}
