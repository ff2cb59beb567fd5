package io.github.parallelpipe.jfr;

import io.github.parallelpipe.Pipeline;
import java.util.List;

/** A program that uses nothing but pipelines. */
final class WithoutFlightRecorder {

    private WithoutFlightRecorder() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("jdk.jfr: " + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
        System.out.println(Pipeline.<Integer>builder("p").sink("end", item -> {}).run(List.of(1)).state());
    }
}
