package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names say that the value is a secret. */
class SecretNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "clientSecret",
                "client_secret",
                "CLIENT-SECRET",
                "secrets",
                "password",
                "dbPassword",
                "password2",
                "passwd",
                "passphrase",
                "token",
                "accessToken",
                "ACCESS_TOKEN",
                "github.token",
                "apiKey",
                "APIKey",
                "api-key",
                "api_keys",
                "apikey",
                "privateKey",
                "Ocp-Apim-Subscription-Key",
                "credential",
                "crmCredentials",
                "secretId",
                "Authorization"
            })
    void isASecret(String name) {
        assertThat(SecretName.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel",
                "key",
                "publicKey",
                "primaryKey",
                "secretary",
                "tokenizer",
                "passwordless",
                "tokenUrl",
                "token.lifetime",
                "passwordPolicy",
                "monkey",
                "apiVersion",
                "---",
                ""
            })
    void isNone(String name) {
        assertThat(SecretName.is(name)).isFalse();
    }
}
