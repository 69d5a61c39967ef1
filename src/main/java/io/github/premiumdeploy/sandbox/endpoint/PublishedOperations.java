package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which operations the published API has, beyond those that the sandbox imitates. They are in a resource as a tree of
 * path segments, one in a line below its parent, with the methods behind; {@code {}} stands for any variable.
 */
final class PublishedOperations {

    private static final String RESOURCE = "published-operations.txt";
    private static final String VARIABLE = "{}";
    private static final Node ROOT = read();

    /**
     * A path that the published API has.
     *
     * @param path with {@code {}} for its variables
     */
    record Published(String path, Set<String> methods) {

        /** Whether an operation has this very path, whatever its variables are called. */
        boolean isAt(Operation operation) {
            return operation.path().replaceAll("\\{[^}]*}", VARIABLE).equals(path);
        }
    }

    private record Node(Map<String, Node> children, Published published) {}

    private PublishedOperations() {}

    /** The path of the published API that the segments are, if it has one. */
    static Optional<Published> at(List<String> segments) {
        return at(ROOT, segments);
    }

    /** A segment by its name is the better match, unless it leads nowhere. */
    private static Optional<Published> at(Node node, List<String> segments) {
        if (segments.isEmpty()) {
            return Optional.of(node.published())
                    .filter(published -> !published.methods().isEmpty());
        }
        if (segments.get(0).isEmpty()) {
            return Optional.empty();
        }
        List<String> rest = segments.subList(1, segments.size());
        return List.of(segments.get(0), VARIABLE).stream()
                .filter(node.children()::containsKey)
                .flatMap(step -> at(node.children().get(step), rest).stream())
                .findFirst();
    }

    private static Node read() {
        Node root = new Node(new HashMap<>(), new Published("", Set.of()));
        Deque<Node> parents = new ArrayDeque<>(List.of(root));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PublishedOperations.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    add(line, parents);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root;
    }

    private static void add(String line, Deque<Node> parents) {
        String[] words = line.strip().split(" ");
        int depth = line.length() - line.stripLeading().length();
        while (parents.size() > depth + 1) {
            parents.pop();
        }
        Node parent = parents.element();
        Set<String> methods = Set.copyOf(Arrays.asList(words).subList(1, words.length));
        Node node = new Node(new HashMap<>(), new Published(parent.published().path() + "/" + words[0], methods));
        parent.children().put(words[0], node);
        parents.push(node);
    }
}
