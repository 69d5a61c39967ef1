package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.Cause;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page about causes, section by section. */
class TopicsTest {

    @Test
    void hasASectionForEveryTopicOfTheCatalogueWithShownTextAndFix() {
        assertThat(Arrays.stream(Cause.values())
                        .map(cause -> Advice.template(cause).topic())
                        .filter(topic -> !topic.isEmpty()))
                .allSatisfy(topic -> assertThat(Topics.of(topic)).isPresent());
    }

    @Test
    void showsASectionWithoutMarkdown() {
        Topics.Topic topic = Topics.of("403-Division ").orElseThrow();
        assertThat(topic.lines())
                .startsWith("The role is granted in another division", "=======================================", "")
                .noneMatch(line -> line.contains("**") || line.contains("`") || line.contains("<a id"))
                .anyMatch(line -> line.contains("Fix: "));
    }

    @Test
    void keepsWhatOnlyLooksLikeMarkdown() {
        assertThat(Topics.of("403-permission").orElseThrow().lines().toString()).contains("integration:*:*");
    }

    @Test
    void endsASectionBeforeTheNextHeading() {
        assertThat(Topics.of("wrong-organization").orElseThrow().lines().toString())
                .doesNotContain("The chain breaks");
    }

    @Test
    void listsAllInTheOrderOfThePage() {
        assertThat(Topics.list())
                .hasSameSizeAs(Topics.names())
                .first()
                .asString()
                .isEqualTo("  no-platform              Something on the way answers");
    }

    @Test
    void knowsNoOther() {
        assertThat(Topics.of("403-nothing")).isEmpty();
    }
}
