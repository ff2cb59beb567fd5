package io.github.parallelpipe.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.parallelpipe.PipelineException;
import io.github.parallelpipe.RunReport;
import io.github.parallelpipe.testing.Ledgers;
import io.github.parallelpipe.testing.Task;
import io.github.parallelpipe.testing.Threads;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Between two queues nothing is lost, and the reader of the second is always told of the end. */
class BlockingQueuesTest {

    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> parcels = new ArrayBlockingQueue<>(1);

    @Test
    void printsWhatComesOut() throws Exception {
        assertThat(Printed.by(() -> BlockingQueues.main(new String[0]))).containsExactly(
                "a box of tea", "a box of milk", "a box of sugar", "3 orders packed");
    }

    @Test
    void losesNothingWhenTheReaderIsSlow() throws Exception {
        orders.addAll(List.of("1", "2", "3", "4", "5", "6", "7", "8", BlockingQueues.END, "for the next run"));
        Task<RunReport> shop = Threads.VIRTUAL.start(() -> BlockingQueues.serve(orders, parcels, order -> order));
        shop.awaitBlockedForever();
        for (int i = 1; i <= 8; i++) {
            assertThat(parcels.take()).isEqualTo("" + i);
        }

        assertThat(parcels.take()).isEqualTo(BlockingQueues.END);
        assertThat(Ledgers.assertBalanced(shop.join()).stage("send").processed()).isEqualTo(8);
        assertThat(orders).containsExactly("for the next run");
    }

    @Test
    void tellsTheReaderOfTheEndAlsoAfterAFailure() throws Exception {
        orders.add("broken");
        Task<RunReport> shop = Threads.VIRTUAL.start(() -> BlockingQueues.serve(orders, parcels, order -> {
            throw new IllegalArgumentException("fragile");
        }));

        assertThat(parcels.take()).isEqualTo(BlockingQueues.END);
        assertThat(shop.failure()).isInstanceOf(PipelineException.class).hasRootCauseMessage("fragile");
    }

    @Test
    void tellsTheReaderOfTheEndAlsoWhenInterrupted() throws Exception {
        Task<RunReport> shop = Threads.VIRTUAL.start(() -> BlockingQueues.serve(orders, parcels, order -> order));

        Throwable failure = shop.awaitBlockedForever().interrupt().failure();

        assertThat(failure).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(shop.leftInterrupted()).isTrue();
        assertThat(parcels.take()).isEqualTo(BlockingQueues.END);
    }
}
