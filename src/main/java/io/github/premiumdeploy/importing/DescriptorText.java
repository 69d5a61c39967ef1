package io.github.premiumdeploy.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.DescriptorWriter;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Description.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of a descriptor that is put together from descriptions.
 *
 * @param prefix what all names begin with
 * @param viewPermission the permission that a user of the app needs
 * @param checksByoc whether the organization must have the product byoc
 */
record DescriptorText(
        String prefix,
        AppTypes types,
        Optional<String> viewPermission,
        boolean checksByoc,
        DescribedResources resources) {

    /** What stands for the app's type where no integration tells it. */
    static final String NO_TYPE = "premium-app-example";

    private static final String ITEMS = "provisioningInfo";

    List<Secret> secrets() {
        return resources.described().stream()
                .flatMap(description -> description.secrets().stream())
                .toList();
    }

    ObjectNode fields() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("prefix", LiteralText.of(prefix));
        root.put("premiumAppIntegrationTypeId", types.app().orElse(NO_TYPE));
        types.widget().ifPresent(type -> root.put("premiumWidgetIntegrationTypeId", type));
        viewPermission.ifPresent(permission -> root.put("premiumAppViewPermission", permission));
        if (checksByoc) {
            root.put("checkProductBYOC", true);
        }
        ObjectNode items = root.putObject(ITEMS);
        resources
                .described()
                .forEach(description -> items.withArray(
                                "/" + description.existing().key().kind())
                        .add(description.fields()));
        return root;
    }

    /**
     * All of it.
     *
     * @param header lines for its beginning
     * @param leftOut lines that say what is not described
     */
    String write(List<String> header, List<String> leftOut) {
        DescriptorWriter writer = new DescriptorWriter();
        header.forEach(writer::header);
        ObjectNode fields = fields();
        if (types.app().isEmpty()) {
            writer.comment(
                    "/premiumAppIntegrationTypeId",
                    "No integration of the app tells its type: this is the one for development");
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Description description : resources.described()) {
            String kind = description.existing().key().kind();
            String at = "/" + ITEMS + "/" + kind + "/" + (counts.merge(kind, 1, Integer::sum) - 1);
            description
                    .remarks()
                    .forEach(remark -> writer.comment(place(description, at, remark.field()), remark.text()));
        }
        footer(leftOut).forEach(writer::footer);
        return writer.write(fields);
    }

    /** A field that is not there has its comment above the item. */
    private static String place(Description description, String item, String field) {
        String pointer = field.isEmpty() ? "" : "/" + field.replace('.', '/');
        return field.isEmpty() || description.fields().at(pointer).isMissingNode() ? item : item + pointer;
    }

    private List<String> footer(List<String> leftOut) {
        List<String> lines = new ArrayList<>(listed("Not described, and left as it is by every run:", leftOut));
        lines.addAll(listed(
                "Servers that settings.xml needs for the secrets above:",
                secrets().stream().map(DescriptorText::words).toList()));
        return lines;
    }

    private static List<String> listed(String headline, List<String> points) {
        return points.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of("", headline), points.stream().map(point -> "- " + point))
                        .toList();
    }

    /** A server and what goes into it, in words. */
    static String words(Secret secret) {
        return LiteralText.server(secret.server(), secret.hasUsername()) + ": " + secret.what();
    }
}
