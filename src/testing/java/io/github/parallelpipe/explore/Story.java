package io.github.parallelpipe.explore;

import java.util.ArrayList;
import java.util.List;

/** Tells a schedule step by step, for a reader. */
public final class Story {

    private final List<String> lines = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private String who = "";
    private String state = "";

    /** Ends a step, after which all stands as told, and begins the next. */
    void step(Choice choice, String stateNow) {
        end(stateNow);
        who = choice.actor().toString();
        switch (choice.move()) {
            case GO -> happened.add("goes on");
            case TIME_OUT -> happened.add("has waited long enough, and wakes up");
            case WAKE_UP -> happened.add("wakes up for no reason");
            case INTERRUPT -> happened.add("is interrupted");
            case END -> {
                who = "";
                happened.add("nothing more can happen");
            }
        }
    }

    /** Something more happens in the step. */
    void add(String event) {
        happened.add(event);
    }

    private void end(String stateNow) {
        if (!happened.isEmpty()) {
            if (happened.size() > 1 && happened.getFirst().equals("goes on")) {
                happened.removeFirst();
            }
            String text = "%3d. %-1s %s".formatted(lines.size() + 1, who, String.join("; ", happened));
            lines.add(stateNow.equals(state) ? text : text + "  -> " + stateNow);
            happened.clear();
        }
        state = stateNow;
    }

    /** Ends it, and gives it. */
    String told(String stateNow) {
        end(stateNow);
        return String.join("\n", lines);
    }
}
