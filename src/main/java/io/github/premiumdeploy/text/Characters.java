package io.github.premiumdeploy.text;

/** Takes the characters of a text one after the other, each with its place in the original. */
interface Characters {

    /** Takes a character. */
    void add(char c, int start, int end);

    /** Takes a character that probably is none. */
    void addDoubtful(char c, int start, int end);

    /** Takes over a character of another reading. */
    default void add(Reading from, int index) {
        add(from.at(index), from.start(index), from.end(index));
    }

    /** Takes something that parts what is before it from what is behind it. */
    default void addApart(Reading from, int index) {
        addDoubtful(Reading.APART, from.start(index), from.end(index));
    }
}
