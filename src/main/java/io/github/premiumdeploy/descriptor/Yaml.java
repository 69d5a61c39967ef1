package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Position;
import java.io.IOException;
import org.yaml.snakeyaml.error.YAMLException;

/** What YAML has that JSON has not: marks before values. */
final class Yaml {

    private Yaml() {}

    static JsonFactory factory() {
        return new YAMLFactory();
    }

    /** Anchors and aliases can make a small file an endless one, and tags can ask for any Java class. */
    static void refuseMarks(JsonParser parser, Position position, String path, Diagnostics found) throws IOException {
        YAMLParser yaml = (YAMLParser) parser;
        if (yaml.isCurrentAlias()) {
            found.problem(position, path, "a YAML alias (*) is not accepted", "write the value out");
        } else if (yaml.getObjectId() != null) {
            found.problem(position, path, "a YAML anchor (&) is not accepted", "write the value out each time");
        }
        if (yaml.getTypeId() != null) {
            found.problem(position, path, "a YAML tag (!) is not accepted", "remove it; quotes make a text");
        }
    }

    static boolean isSyntax(RuntimeException failure) {
        return failure instanceof YAMLException;
    }
}
