package io.github.parallelpipe.explore;

import java.util.ArrayList;
import java.util.List;

/** Tells a schedule step by step, for a reader. */
final class Story {

    private final List<String> lines = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private String who = "";
    private int steps;

    void step(Choice choice) {
        flush("");
        steps++;
        who = choice.client().toString();
        switch (choice.move()) {
            case GO -> { }
            case TIME_OUT -> happened.add("has waited long enough, and wakes up");
            case WAKE_UP -> happened.add("wakes up for no reason");
            case INTERRUPT -> happened.add("is interrupted");
            case END -> {
                who = "";
                happened.add("nothing more can happen");
            }
        }
    }

    void add(String event) {
        happened.add(event);
    }

    /** Ends a step. */
    void flush(String items) {
        if (!happened.isEmpty()) {
            String text = "%4d. %-2s %s".formatted(steps, who, String.join("; ", happened));
            lines.add(items.isEmpty() ? text : text + "   " + items);
            happened.clear();
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
