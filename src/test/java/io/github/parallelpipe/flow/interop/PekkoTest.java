package io.github.parallelpipe.flow.interop;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.AsPublisher;
import org.apache.pekko.stream.javadsl.JavaFlowSupport;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PekkoTest extends InteropContract {

    private static ActorSystem system;

    @BeforeAll
    static void start() {
        system = ActorSystem.create(
                "interop", ConfigFactory.parseString("pekko { daemonic = on, loglevel = OFF, stdout-loglevel = OFF }"));
    }

    @AfterAll
    static void stop() throws Exception {
        system.terminate();
        get(system.getWhenTerminated());
    }

    private static Flow.Publisher<Integer> publisher(Source<Integer, NotUsed> source) {
        return source.runWith(JavaFlowSupport.Sink.asPublisher(AsPublisher.WITHOUT_FANOUT), system);
    }

    @Override
    Flow.Publisher<Integer> counting(int count) {
        return publisher(Source.range(0, count - 1));
    }

    @Override
    Flow.Publisher<Integer> failing(int after, RuntimeException error) {
        return publisher(Source.range(0, after - 1).concat(Source.failed(error)));
    }

    @Override
    Flow.Publisher<Integer> endless(Runnable onCancel) {
        return publisher(Source.range(0, Integer.MAX_VALUE - 1).watchTermination((used, done) -> {
            done.whenComplete((ignored, thrown) -> onCancel.run());
            return used;
        }));
    }

    @Override
    CompletionStage<List<Integer>> all(Flow.Publisher<Integer> publisher) {
        return JavaFlowSupport.Source.fromPublisher(publisher).runWith(Sink.seq(), system);
    }

    @Override
    CompletionStage<List<Integer>> first(int count, Flow.Publisher<Integer> publisher) {
        return JavaFlowSupport.Source.fromPublisher(publisher).take(count).runWith(Sink.seq(), system);
    }
}
