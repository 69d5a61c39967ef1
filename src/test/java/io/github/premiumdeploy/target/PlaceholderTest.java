package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for a value that somebody has yet to write. */
class PlaceholderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "the organization that is meant",
                "your application's id",
                "the environment's id",
                "Your-Org-Id",
                "your_org_id",
                "insert id",
                "put the id here",
                "id-goes-here",
                "xx",
                "xxx",
                "XXXX-XXXX",
                "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
                "acme-xxx",
                "00000000-0000-0000-0000-000000000000",
                "TODO",
                "tbd",
                "change-me",
                "CHANGEME",
                "replace_me",
                "<id>",
                "[id]",
                "{{id}}",
                "@org@",
                "$ORG",
                "${org",
                "%ORG%",
                "none",
                "null",
                "true",
                "organizationId",
                "ORG_ID",
                "application-id",
                "region",
                "…",
                "?",
                "---"
            })
    void isOne(String text) {
        assertThat(Placeholder.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5ca1ab1e-0000-4000-8000-000000000001",
                "11111111-2222-3333-4444-555555555555",
                "acme-phone",
                "app",
                "app-1",
                "o",
                "org-1",
                "staging",
                "production",
                "change-management",
                "themis",
                "yourope",
                "insertion",
                "maxx",
                "mexico",
                "na",
                "7",
                "eu-west-1",
                "mypurecloud.ie",
                "アクメ"
            })
    void isNone(String text) {
        assertThat(Placeholder.is(text)).isFalse();
    }
}
