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
        return TargetsFile.read(file, name, DeclaredParameters.names(), problems);
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
        assertThat(TargetEntries.texts(problems))
                .containsExactly(
                        "Target \"eu-1\" (targets.yaml:1:30) has no value for organizationId",
                        "Target \"eu-2\" (targets.yaml:2:30) has no value for organizationId",
                        "Target \"eu-3\" (targets.yaml:3:22) has no value for region",
                        "Target \"eu-4\" (targets.yaml:4:22) has region with ${region}, and nothing is replaced in this"
                                + " file",
                        "Target \"eu-5\" (targets.yaml:5:36) has the property channel with ${channel}, and nothing is"
                                + " replaced in this file",
                        "Target number 6 (targets.yaml:6:8) has no value for id");
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
                .isEqualTo(
                        "<targetsFile> targets.yaml:1:1 has \"organizationId\" beside its targets, which nobody reads");
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
        assertThat(problems.all())
                .extracting(Object::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "Target \"eu-1\" (targets.yml:1:14) has the field \"regoin\", which a target"
                                                + " does not have.")
                                .contains("Did you mean \"region\"?"),
                        second -> assertThat(second)
                                .startsWith("Target \"eu-2\" (targets.yml:2:14) has the field \"clientSecret\"")
                                .contains("Credentials are in settings.xml")
                                .doesNotContain("hush"),
                        third -> assertThat(third)
                                .startsWith("Target number 3 (targets.yml:3:12) has a region that is no text."),
                        fourth -> assertThat(fourth)
                                .startsWith("Target number 4 (targets.yml:4:3) is no object with fields."),
                        fifth -> assertThat(fifth)
                                .startsWith("Target \"eu-5\" (targets.yml:5:26) has properties that are no object with"
                                        + " texts."));
    }

    @Test
    void saysInJsonWhereSomethingIsWrongToo() throws Exception {
        read("targets.json", "[\n  {\"id\": \"eu-1\",\n   \"regoin\": \"x\", \"version\": 1}\n]");
        assertThat(TargetEntries.texts(problems))
                .containsExactly(
                        "Target \"eu-1\" (targets.json:3:4) has the field \"regoin\", which a target does not have",
                        "Target \"eu-1\" (targets.json:3:30) has a version that is no text");
    }

    @Test
    void knowsWhereTargetsAndTheirValuesAre() throws Exception {
        List<TargetEntry> members =
                read("targets.yaml", "- id: eu-1\n  deadline: soon\n- {id: eu-1, releasesOnly: true}\n");
        assertThat(problems.all()).isEmpty();
        assertThat(members).extracting(TargetEntry::place).containsExactly("targets.yaml:1:3", "targets.yaml:3:3");
        members.get(0).values().check(DeclaredParameters.names().forms(), problems);
        assertThat(members.get(1).values().isTrue("releasesOnly")).isTrue();
        TargetIds.check(members, problems);
        assertThat(TargetEntries.texts(problems))
                .containsExactly(
                        "deadline (targets.yaml:2:13) is \"soon\", which is not a duration",
                        "Targets number 1 (targets.yaml:1:3) and 2 (targets.yaml:3:3) have the same id \"eu-1\" (case"
                                + " does not count)");
    }

    /** A reader of YAML that follows them takes the alias for a text. */
    @Test
    void takesNoAliasForAText() throws Exception {
        read("targets.yaml", "- {id: eu-1, region: &r eu-west-1}\n- {id: eu-2, region: *r}\n");
        assertThat(TargetEntries.texts(problems))
                .containsExactly(
                        "<targetsFile> targets.yaml:2:22: [1].region: a YAML alias (*) is not accepted; write the"
                                + " value out");
    }

    @Test
    void asksForQuotesWhereANumberWouldLoseADigit() throws Exception {
        read("targets.yaml", "- {id: 0010, version: 1.10, properties: {size: 3}}");
        assertThat(TargetEntries.texts(problems))
                .containsExactly(
                        "Target number 1 (targets.yaml:1:8) has an id that is no text",
                        "Target number 1 (targets.yaml:1:23) has a version that is no text",
                        "Target number 1 (targets.yaml:1:48) has the property size that is no text");
        assertThat(problems.all().get(1).remedy()).isEqualTo("Put it in quotes: version: \"…\".");
    }

    @Test
    void saysWhereItCannotBeRead() throws Exception {
        read("broken.json", "[{\"id\": \"a\",\n  \"id\": \"b\"}]");
        read("broken.yaml", "- id: a\n- {id: b");
        read("text.yaml", "just text");
        TargetsFile.read(directory.resolve("absent.yaml"), "absent.yaml", DeclaredParameters.names(), problems);
        assertThat(TargetEntries.texts(problems))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(
                                        "<targetsFile> broken.json:2:3: [0].id: this key is there twice, first in line 1;"
                                                + " remove one of the two"),
                        second -> assertThat(second).startsWith("<targetsFile> broken.yaml:2:9: this is not YAML: "),
                        third -> assertThat(third).isEqualTo("<targetsFile> text.yaml:1:1 holds no list of targets"),
                        fourth -> assertThat(fourth).endsWith("absent.yaml does not exist"));
    }

    @Test
    void saysOfATabThatItIsOneAndWhere() throws Exception {
        read("tabs.yaml", "targets:\n\t- id: a\n");
        assertThat(TargetEntries.texts(problems))
                .singleElement()
                .asString()
                .isEqualTo(
                        "<targetsFile> tabs.yaml:2:1: this is not YAML: there is a tab; put spaces in its place: YAML is"
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
