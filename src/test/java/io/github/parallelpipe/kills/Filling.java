package io.github.parallelpipe.kills;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts every bug before every layer: as many bugs at a time as there are processors, but those layers that want all
 * processors come afterwards, one bug at a time.
 */
final class Filling {

    private final List<Layer> layers;

    /** With the layers that are to be asked. */
    Filling(Collection<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /** With all layers. */
    Filling() {
        this(Arrays.asList(Layer.values()));
    }

    /** A row for each bug, in the same order; fails with the first bug that cannot be examined. */
    List<Row> rows(List<Bug> bugs) throws ExecutionException, InterruptedException {
        List<Row> shared = inTurns(bugs, Runtime.getRuntime().availableProcessors(), false);
        List<Row> alone = inTurns(bugs, 1, true);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < bugs.size(); i++) {
            rows.add(shared.get(i).and(alone.get(i)));
        }
        return rows;
    }

    private List<Row> inTurns(List<Bug> bugs, int atATime, boolean alone)
            throws ExecutionException, InterruptedException {
        List<Layer> asked = layers.stream().filter(layer -> layer.wantsAllProcessors() == alone).toList();
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            List<Row> rows = new ArrayList<>();
            for (Future<Row> row : bugs.stream().map(bug -> threads.submit(examination(bug, asked))).toList()) {
                rows.add(row.get());
            }
            return rows;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Row> examination(Bug bug, List<Layer> asked) {
        return () -> {
            Path patched = PatchedClasses.of(bug);
            Map<Layer, Verdict> verdicts = new EnumMap<>(Layer.class);
            for (Layer layer : asked) {
                verdicts.put(layer, layer.examine(bug, patched));
            }
            Row row = new Row(bug, verdicts);
            System.out.println(row);
            return row;
        };
    }
}
