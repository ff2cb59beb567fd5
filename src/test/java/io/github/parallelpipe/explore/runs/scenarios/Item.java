package io.github.parallelpipe.explore.runs.scenarios;

import io.github.parallelpipe.explore.Printed;

/** What goes through the pipelines: each is one of its kind. */
final class Item implements Printed {

    private final String name;

    Item(String name) {
        this.name = name;
    }

    @Override
    public Object printed() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
