package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.testing.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DescriptorWriterTest {

    private static final List<String> ODD = List.of(
            "",
            " ",
            "yes",
            "no",
            "on",
            "null",
            "~",
            "true",
            "123",
            "0123",
            "0x1F",
            "1e3",
            "1_000",
            "12:30:45",
            "2026-01-01",
            "- a",
            "a: b",
            "a #b",
            "# a",
            "@x@",
            "%a",
            "&a",
            "*a",
            "!a",
            "{a}",
            "[a",
            "'a'",
            "\"a\"",
            "a\\b",
            "a\tb",
            "\ta",
            "a\nb",
            "a\n",
            "a\n\n",
            "\na",
            " a\n b",
            "a \nb",
            "a\n  b\n c\n",
            "a\r\nb",
            "a\rb",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFFa",
            "é",
            "日本",
            "😀",
            "---",
            "...",
            "? a",
            ": a",
            "a:",
            ",",
            "`a",
            "|",
            ">",
            "<<",
            "=",
            ".inf",
            ".nan",
            "${input.a}",
            "{{pcLangTag}}",
            "https://a.example/?a={{b}}&c=d#e",
            "-",
            "-1",
            "+1",
            "1.",
            ".5",
            "a  b",
            "a: ",
            "key with a colon: and more",
            "x".repeat(300),
            "word ".repeat(60) + "end",
            "\u200B",
            "\uD800");

    private final JsonMapper json = new JsonMapper();

    private JsonNode read(String yaml) {
        Diagnostics found = new Diagnostics();
        JsonNode root = Document.parse("a.yaml", yaml, found).root();
        assertThat(found.problems()).as(yaml).isEmpty();
        return root;
    }

    @Test
    void writesInTheStyleOfTheReadme() throws Exception {
        ObjectNode root = (ObjectNode) json.readTree("""
                {"prefix": "ACME_", "checkProductBYOC": true, "provisioningInfo": {
                  "role": [{"name": "Agent", "permissionPolicies":
                    [{"domain": "integration", "entityName": "acmePremiumApp", "actionSet": ["view"]}]}],
                  "group": [{"name": "Agents", "description": "Use the app"}, {"name": "007"}],
                  "app-instance": [{"name": "Phone", "notes": "One\\nTwo", "groups": ["Agents"]}]}}
                """);

        String yaml = new DescriptorWriter()
                .header("Top")
                .comment("/provisioningInfo/role/0/permissionPolicies", "Above")
                .comment("/provisioningInfo/group/1", "Of an item")
                .footer("End")
                .write(root);

        assertThat(yaml).isEqualTo("""
                # Top
                prefix: ACME_
                checkProductBYOC: true
                provisioningInfo:
                  role:
                    - name: Agent
                      # Above
                      permissionPolicies:
                        - {domain: integration, entityName: acmePremiumApp, actionSet: [view]}
                  group:
                    - {name: Agents, description: Use the app}
                    - # Of an item
                      name: '007'
                  app-instance:
                    - name: Phone
                      notes: |-
                        One
                        Two
                      groups: [Agents]
                # End
                """);
        assertThat(read(yaml)).isEqualTo(root);
    }

    @Test
    void everyTextComesBackAsItWas() throws Exception {
        for (String text : ODD) {
            if (text.equals("\uD800")) {
                continue;
            }
            ObjectNode root = json.createObjectNode();
            root.put("a", text).putArray("list").add(text).addObject().put("b", text);
            root.putObject("provisioningInfo")
                    .putArray("group")
                    .addObject()
                    .put("name", text)
                    .put("x", text);
            if (!text.isEmpty()) {
                root.putObject("map").put(text, text);
            }
            assertThat(read(new DescriptorWriter().write(root))).as(text).isEqualTo(root);
        }
    }

    @Seeds(verify = 300, storm = 20_000)
    void whateverIsWrittenIsReadAgain(long seed) {
        Random random = new Random(seed);
        ObjectNode root = json.createObjectNode();
        fill(root, random, 4);
        DescriptorWriter writer = new DescriptorWriter();
        root.fieldNames().forEachRemaining(name -> {
            if (random.nextInt(4) == 0) {
                writer.comment("/" + DescriptorWriter.escaped(name), "a comment: with # marks\nand lines");
            }
        });

        String yaml = writer.write(root);

        assertThat(read(yaml)).as(yaml).isEqualTo(root);
    }

    private void fill(ObjectNode object, Random random, int depth) {
        for (int i = random.nextInt(5); i >= 0; i--) {
            String key = random.nextInt(6) == 0 ? text(random) + i : "field" + i;
            switch (random.nextInt(depth > 0 ? 7 : 5)) {
                case 0 -> object.put(key, random.nextInt());
                case 1 -> object.put(key, random.nextBoolean());
                case 2 -> object.put(key, random.nextGaussian());
                case 3, 4 -> object.put(key, text(random));
                case 5 -> fill(object.putObject(key), random, depth - 1);
                default -> {
                    var list = object.putArray(key);
                    for (int j = random.nextInt(4); j > 0; j--) {
                        if (random.nextBoolean()) {
                            list.add(text(random));
                        } else {
                            fill(list.addObject(), random, depth - 1);
                        }
                    }
                }
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(ODD.get(random.nextInt(ODD.size() - 1)));
        }
        return text.toString();
    }
}
