package io.github.premiumdeploy.sandbox.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Paths of an API with their methods, as a tree of their segments, of which {@code {}} stands for any variable. */
final class PathTree {

    private static final String RESOURCE = "published-operations.txt";
    private static final String VARIABLE = "{}";

    /** Which operations the published API has, beyond those that the sandbox imitates. */
    static final PathTree PUBLISHED = published();

    /**
     * A path that the tree has.
     *
     * @param variables what its variables stand for, in their order
     */
    record Found(String path, Collection<String> methods, List<String> variables) {}

    private final Map<String, PathTree> children = new HashMap<>();
    private final Collection<String> methods = new TreeSet<>();
    private final String path;

    private PathTree(String path) {
        this.path = path;
    }

    PathTree() {
        this("");
    }

    /** A path as it is in a tree, whatever its variables are called. */
    static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", VARIABLE);
    }

    void add(String added, Collection<String> itsMethods) {
        PathTree node = this;
        for (String segment : shape(added).substring(1).split("/", -1)) {
            node = node.child(segment);
        }
        node.methods.addAll(itsMethods);
    }

    private PathTree child(String segment) {
        return children.computeIfAbsent(segment, key -> new PathTree(path + "/" + segment));
    }

    /** The path that the segments are, if there is one. */
    Optional<Found> at(List<String> segments) {
        return at(segments, List.of());
    }

    /** A segment by its name is the better match, unless it leads nowhere. */
    private Optional<Found> at(List<String> segments, List<String> variables) {
        if (segments.isEmpty()) {
            return methods.isEmpty() ? Optional.empty() : Optional.of(new Found(path, methods, variables));
        }
        String segment = segments.get(0);
        List<String> rest = segments.subList(1, segments.size());
        return Stream.of(segment, VARIABLE)
                .filter(step -> children.containsKey(step) && !(step.equals(VARIABLE) && segment.isEmpty()))
                .flatMap(step -> {
                    List<String> more = new ArrayList<>(variables);
                    more.addAll(step.equals(VARIABLE) ? List.of(segment) : List.of());
                    return children.get(step).at(rest, more).stream();
                })
                .findFirst();
    }

    /** The resource has a segment in each line, below its parent and indented by one more, with the methods behind. */
    private static PathTree published() {
        List<PathTree> parents = new ArrayList<>(List.of(new PathTree()));
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(PathTree.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] words = line.strip().split(" ");
                    int depth = line.length() - line.stripLeading().length();
                    parents.subList(depth + 1, parents.size()).clear();
                    PathTree node = parents.get(depth).child(words[0]);
                    node.methods.addAll(Arrays.asList(words).subList(1, words.length));
                    parents.add(node);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parents.get(0);
    }
}
