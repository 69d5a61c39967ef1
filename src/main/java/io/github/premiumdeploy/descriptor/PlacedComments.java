package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.js.Comment;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.descriptor.source.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Finds the values that comments belong to: one behind a value, in its line, belongs to that; one above a value, and not
 * further in than it, to the value below. Others, for example at the end of an object, belong to none.
 */
final class PlacedComments {

    private record Spot(Position position, String pointer) {}

    private final List<Spot> spots = new ArrayList<>();
    private final List<Comment> comments;

    PlacedComments(Document document) {
        comments = document.comments();
        spots.add(new Spot(document.place().value(), ""));
        collect(document.root(), document.place(), "");
        spots.sort(Comparator.comparing(Spot::position));
    }

    private void collect(JsonNode node, Place place, String pointer) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Place below = place.field(entry.getKey());
            String at = pointer + "/" + DescriptorWriter.escaped(entry.getKey());
            spots.add(new Spot(below.key(), at));
            collect(entry.getValue(), below, at);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            Place below = place.item(i);
            spots.add(new Spot(below.value(), pointer + "/" + i));
            collect(node.get(i), below, pointer + "/" + i);
        }
    }

    /** Tells the pointer to the value and the text of each that belongs to a value; empty text leads to the whole. */
    void each(BiConsumer<String, String> told) {
        for (Comment comment : comments) {
            behind(comment)
                    .or(() -> above(comment))
                    .ifPresent(spot -> told.accept(spot.pointer(), text(comment.text())));
        }
    }

    private Optional<Spot> behind(Comment comment) {
        return spots.stream()
                .filter(spot -> spot.position().line() == comment.start().line()
                        && spot.position().column() < comment.start().column())
                .reduce((a, b) -> b);
    }

    private Optional<Spot> above(Comment comment) {
        return spots.stream()
                .filter(spot -> spot.position().compareTo(comment.end()) >= 0)
                .findFirst()
                .filter(spot -> spot.position().line() == comment.end().line()
                        || comment.start().column() <= spot.position().column());
    }

    /** Without the stars that comments of several lines begin their lines with. */
    private static String text(String raw) {
        return String.join(
                "\n",
                raw.lines()
                        .map(line -> line.strip().replaceFirst("^\\*+\\s?", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
