package io.github.parallelpipe.explore;

/**
 * One of the things that may happen next.
 *
 * @param move   what
 * @param client to whom
 */
record Choice(Move move, Client client) {

    @Override
    public String toString() {
        return move + " " + client;
    }
}
