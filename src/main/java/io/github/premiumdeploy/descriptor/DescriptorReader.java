package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.text.JsonTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a descriptor, replaces its placeholders and checks it; collects everything that is wrong with it. */
public final class DescriptorReader {

    private final Values values;
    private final Consumer<String> secrets;

    /**
     * @param values what placeholders stand for
     * @param secrets is told every secret value of a descriptor before anything is reported about it
     */
    public DescriptorReader(Values values, Consumer<String> secrets) {
        this.values = values;
        this.secrets = secrets;
    }

    /**
     * Reads a file in YAML, JSON or, as the wizard's {@code config.js}, in JavaScript; its name says which.
     *
     * @param name the file as messages name it
     */
    public Diagnosis read(Path file, String name) {
        Diagnostics found = new Diagnostics();
        return diagnose(Document.read(file, name, found), name, found);
    }

    /** Reads the text of such a file. */
    public Diagnosis parse(String name, String text) {
        Diagnostics found = new Diagnostics();
        return diagnose(Document.parse(name, text, found), name, found);
    }

    /** A descriptor of every kind with all its fields, as their declaration has them for examples. */
    public static Descriptor example() {
        Values anything = name -> Optional.of(new Values.Value("what stands for " + name, false));
        try {
            return new DescriptorReader(anything, secret -> {})
                    .parse(
                            "example.json",
                            JsonTree.text(TopLevel.FIELDS.examples().get(0)))
                    .orElseThrow();
        } catch (InvalidDescriptorException e) {
            throw new IllegalStateException("an example of a field is wrong: " + e.details(), e);
        }
    }

    private Diagnosis diagnose(Document document, String name, Diagnostics found) {
        if (document.root().isMissingNode()) {
            if (found.problems().isEmpty()) {
                found.problem(document.place(), "the file is empty", "a descriptor has at least a prefix");
            }
            return new Diagnosis(Optional.empty(), found.problems(), found.warnings());
        }
        Interpolation interpolation = new Interpolation(values, secrets, found);
        JsonNode root = interpolation.of(document);
        if (!(root instanceof ObjectNode object)) {
            found.problem(document.place(), "a descriptor must be an object with fields", "it starts with a prefix");
            return new Diagnosis(Optional.empty(), found.problems(), found.warnings());
        }
        Checking checking = new Checking(found, secrets);
        ObjectNode fields = TopLevel.FIELDS.check(object, document.place(), checking);
        Descriptor descriptor = new Descriptor(
                name, fields, items(object, document.place()), new Presentable(interpolation.secretTexts()).of(object));
        Set<String> clear = descriptor.clearTexts();
        checking.presumed().stream().filter(text -> !clear.contains(text)).forEach(secrets);
        new Rules(descriptor, document.place(), checking).check();
        new Readiness(descriptor, object, document.place(), found).check();
        boolean isUsable = found.problems().isEmpty();
        return new Diagnosis(isUsable ? Optional.of(descriptor) : Optional.empty(), found.problems(), found.warnings());
    }

    /** The items with their places, which a list of checked values alone would lose where one of them cannot be used. */
    private static Map<String, List<Item>> items(ObjectNode root, Place place) {
        Checking silent = new Checking(new Diagnostics(), secret -> {});
        Map<String, List<Item>> all = new LinkedHashMap<>();
        Place provisioning = place.field(TopLevel.PROVISIONING);
        for (String kind : DescriptorKinds.names()) {
            JsonNode list = root.path(TopLevel.PROVISIONING).path(kind);
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Place itemPlace = provisioning.field(kind).item(i);
                if (list.isArray() && list.get(i) instanceof ObjectNode object) {
                    items.add(new Item(kind, DescriptorKinds.fields(kind).check(object, itemPlace, silent), itemPlace));
                }
            }
            all.put(kind, List.copyOf(items));
        }
        return all;
    }
}
