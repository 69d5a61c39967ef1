package io.github.premiumdeploy.descriptor.source;

import java.util.Comparator;

/**
 * Where something stands in a descriptor file.
 *
 * @param file the file as messages name it
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::file)
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** As compilers write it, so that editors and terminals make it a link. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
