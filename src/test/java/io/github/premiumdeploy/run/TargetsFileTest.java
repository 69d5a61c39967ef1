package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets from a file. */
class TargetsFileTest {

    @TempDir
    private Path directory;

    private final Problems problems = new Problems();

    private List<TargetEntry> read(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return TargetsFile.read(file, DeclaredParameters.names(), problems);
    }

    @Test
    void readsYaml() throws Exception {
        List<TargetEntry> members = read("targets.yaml", """
                # the fleet
                - id: eu-1
                  region: eu-west-1
                  deadline: 5m
                  version: "1.10"
                  properties: {channel: beta}
                - id: "7"
                """);
        assertThat(problems.all()).isEmpty();
        assertThat(members).extracting(TargetEntry::id).containsExactly("eu-1", "7");
        assertThat(members.get(0).values().value("region")).contains("eu-west-1");
        assertThat(members.get(0).values().value("version")).contains("1.10");
        assertThat(members.get(0).properties()).isEqualTo(Map.of("channel", "beta"));
    }

    @Test
    void readsJsonWithAListAsItsField() throws Exception {
        assertThat(read("targets.json", "{\"targets\": [{\"id\": \"eu-1\", \"serverId\": \"prod\"}]}"))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.values().value("serverId")).contains("prod");
                    assertThat(member.values().value("region")).isEmpty();
                });
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void takesNothingForAValueThatIsNone() throws Exception {
        read("targets.yaml", """
                - {id: eu-1, organizationId: null}
                - {id: eu-2, organizationId: ""}
                - {id: eu-3, region: "  "}
                - {id: eu-4, region: "${region}"}
                - {id: eu-5, properties: {channel: "${channel}", empty: ""}}
                - {id: null}
                """);
        Path file = directory.resolve("targets.yaml");
        assertThat(TargetEntries.texts(problems))
                .containsExactly(
                        "Target \"eu-1\" of " + file + " has no value for organizationId",
                        "Target \"eu-2\" of " + file + " has no value for organizationId",
                        "Target \"eu-3\" of " + file + " has no value for region",
                        "Target \"eu-4\" of " + file
                                + " has region with ${region}, and nothing is replaced in this file",
                        "Target \"eu-5\" of " + file + " has the property channel with ${channel}, and nothing is"
                                + " replaced in this file",
                        "Target number 6 of " + file + " has no value for id");
        assertThat(problems.all().get(0).remedy())
                .isEqualTo(
                        "Give it one, or leave organizationId out: then the common configuration holds. An empty guard"
                                + " would let any organization pass.");
    }

    @Test
    void refusesWhatNobodyWouldReadBesideTheTargets() throws Exception {
        read("targets.yaml", "organizationId: o-1\ntargets:\n- {id: eu-1}\n");
        assertThat(TargetEntries.texts(problems))
                .singleElement()
                .asString()
                .endsWith("has \"organizationId\" beside its targets, which nobody reads");
    }

    @Test
    void tellsAllThatIsWrongAndNoValueOfAnUnknownField() throws Exception {
        read("targets.yml", """
                - {id: eu-1, regoin: eu-west-1}
                - {id: eu-2, clientSecret: hush-hush}
                - {region: [eu-west-1]}
                - eu-4
                - {id: eu-5, properties: [beta]}
                """);
        Path file = directory.resolve("targets.yml");
        assertThat(problems.all())
                .extracting(Object::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("Target \"eu-1\" of " + file
                                        + " has the field \"regoin\", which a target does not have.")
                                .contains("Did you mean \"region\"?"),
                        second -> assertThat(second)
                                .startsWith("Target \"eu-2\" of " + file + " has the field \"clientSecret\"")
                                .contains("Credentials are in settings.xml")
                                .doesNotContain("hush"),
                        third -> assertThat(third)
                                .startsWith("Target number 3 of " + file + " has a region that is no text."),
                        fourth -> assertThat(fourth)
                                .startsWith("Target number 4 of " + file + " is no object with fields."),
                        fifth -> assertThat(fifth)
                                .startsWith("Target \"eu-5\" of " + file
                                        + " has properties that are no object with texts."));
    }

    @Test
    void asksForQuotesWhereANumberWouldLoseADigit() throws Exception {
        read("targets.yaml", "- {id: 0010, version: 1.10, properties: {size: 3}}");
        Path file = directory.resolve("targets.yaml");
        assertThat(TargetEntries.texts(problems))
                .containsExactly(
                        "Target number 1 of " + file + " has an id that is no text",
                        "Target number 1 of " + file + " has a version that is no text",
                        "Target number 1 of " + file + " has properties that are no object with texts");
        assertThat(problems.all().get(1).remedy()).isEqualTo("Put it in quotes: version: \"…\".");
    }

    @Test
    void saysWhereItCannotBeRead() throws Exception {
        read("broken.json", "[{\"id\": \"a\",\n  \"id\": \"b\"}]");
        read("broken.yaml", "- id: a\n- {id: b");
        read("text.yaml", "just text");
        TargetsFile.read(directory.resolve("absent.yaml"), DeclaredParameters.names(), problems);
        assertThat(TargetEntries.texts(problems))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("broken.json cannot be read at line 2")
                                .contains("Duplicate"),
                        second -> assertThat(second).contains("broken.yaml cannot be read at line"),
                        third -> assertThat(third).endsWith("text.yaml holds no list of targets"),
                        fourth -> assertThat(fourth).endsWith("absent.yaml does not exist"));
    }

    @Test
    void saysOfATabThatItIsOneAndWhere() throws Exception {
        read("tabs.yaml", "targets:\n\t- id: a\n");
        assertThat(TargetEntries.texts(problems))
                .singleElement()
                .asString()
                .endsWith(
                        "tabs.yaml cannot be read at line 2, column 1: there is a tab; put spaces in its place: YAML is"
                                + " indented by spaces alone");
    }

    @Test
    void listsTheFieldsOfATargetOnce() throws Exception {
        read("targets.yaml", "- {id: a, enviromentId: x, parallelism: 3}\n- {ID: b}\n");
        assertThat(problems.all()).hasSize(3);
        assertThat(problems.all().get(0).remedy())
                .startsWith("Did you mean \"environmentId\"? A target has id, properties, serverId,");
        assertThat(problems.all().get(1).remedy()).isEqualTo("Leave it out.");
        assertThat(problems.all().get(2).remedy()).isEqualTo("Did you mean \"id\"?");
    }

    @Test
    void doesNotTakeAnEmptyListForAFleet() throws Exception {
        assertThat(read("none.yaml", "[]")).isEmpty();
        assertThat(read("empty.yaml", "")).isEmpty();
        assertThat(TargetEntries.texts(problems))
                .hasSize(2)
                .allMatch(text -> text.endsWith("holds no list of targets"));
    }
}
