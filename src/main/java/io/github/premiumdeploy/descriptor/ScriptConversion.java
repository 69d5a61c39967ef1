package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.descriptor.source.Diagnostic;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes YAML of a wizard's {@code config.js}: the values as they are, comments above the values that they belong to, and
 * placeholders in the place of secrets. What only the wizard's pages use is left out.
 */
public final class ScriptConversion {

    private final Diagnostics found = new Diagnostics();
    private final Document document;
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> servers = new ArrayList<>();
    private final ServerIds ids = new ServerIds();

    /**
     * Reads a file.
     *
     * @param name the file as messages name it
     * @throws InvalidDescriptorException if it cannot be read
     */
    public ScriptConversion(Path file, String name) throws InvalidDescriptorException {
        document = Document.read(file, name, found);
        if (!(document.root() instanceof ObjectNode) && found.problems().isEmpty()) {
            found.problem(document.place(), "a configuration must be an object with fields", "");
        }
        if (!found.problems().isEmpty()) {
            throw new InvalidDescriptorException(found.problems());
        }
    }

    /** What the author should look at. */
    public List<Diagnostic> warnings() {
        return found.warnings();
    }

    /** The fields that are left out, since only the wizard's pages use them. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The servers that settings.xml needs for secrets, each in words. */
    public List<String> servers() {
        return List.copyOf(servers);
    }

    /**
     * The YAML.
     *
     * @param header lines for its beginning
     */
    public String yaml(List<String> header) {
        ObjectNode root = document.root().deepCopy();
        leftOut.clear();
        servers.clear();
        root.fieldNames().forEachRemaining(name -> {
            if (TopLevel.FIELDS.ignores(name)) {
                leftOut.add(name);
            }
        });
        root.remove(leftOut);
        hide(root, List.of(), "");
        DescriptorWriter writer = new DescriptorWriter();
        header.forEach(writer::header);
        new PlacedComments(document).each((pointer, text) -> {
            if (pointer.isEmpty()) {
                writer.header(text);
            } else {
                writer.comment(pointer, text);
            }
        });
        if (!servers.isEmpty()) {
            writer.footer("").footer("Servers that settings.xml needs for the secrets above:");
            servers.forEach(server -> writer.footer("- " + server));
        }
        return writer.write(root);
    }

    private void hide(JsonNode node, List<String> steps, String item) {
        if (node instanceof ObjectNode object) {
            String name = steps.size() == 2 ? object.path("name").asText(item) : item;
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                List<String> further = new ArrayList<>(steps);
                further.add(entry.getKey());
                String text = entry.getValue().asText("");
                boolean isHidden = entry.getValue().isTextual()
                        && !text.isEmpty()
                        && TopLevel.FIELDS.isSecret(further)
                        && !Interpolation.PLACEHOLDER.matcher(text).find()
                        && !Headers.isComputed(text);
                if (isHidden) {
                    entry.setValue(TextNode.valueOf(placeholder(name, further)));
                } else {
                    hide(entry.getValue(), further, name);
                }
            }
        } else if (node instanceof ArrayNode list) {
            list.forEach(each -> hide(each, steps, item));
        }
    }

    private String placeholder(String item, List<String> steps) {
        String server = ids.next(document.root().path("prefix").asText("") + item);
        servers.add(LiteralText.server(server, false) + ": what the configuration has at "
                + String.join(".", steps.subList(1, steps.size())) + " of \"" + item + "\"");
        return LiteralText.password(server);
    }
}
