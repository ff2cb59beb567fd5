package io.github.parallelpipe.explore;

/**
 * One of the things that may happen next.
 *
 * @param move   what
 * @param actor to whom
 */
public record Choice(Move move, Actor actor) {

    @Override
    public String toString() {
        return move + " " + actor;
    }
}
