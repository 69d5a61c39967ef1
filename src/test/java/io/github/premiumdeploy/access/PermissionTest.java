package io.github.premiumdeploy.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.genesys.Policy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {

    private static final Permission WRITE = new Permission("admin", "app", "write");

    @Test
    void readsDomainEntityAndAction() {
        assertThat(Permission.parse(" admin:app:write ")).contains(WRITE);
        assertThat(WRITE).hasToString("admin:app:write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "admin:app", "admin:app:", ":app:write", "admin::write", "admin:app:write:x"})
    void readsNoOtherForm(String text) {
        assertThat(Permission.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "admin, app, write, true",
        "*, app, write, true",
        "admin, *, write, true",
        "admin, app, *, true",
        "*, *, *, true",
        "admin, *, *, true",
        "admin, app, read, false",
        "admin, app, read|write, true",
        "admin, app, read|*, true",
        "admin, app, '', false",
        "admin, apps, write, false",
        "administration, app, write, false",
        "Admin, app, write, false",
        "admin, ap*, write, false",
        "*, app, read, false",
        "*, apps, *, false"
    })
    void isCoveredByNameOrByAsterisk(String domain, String entity, String actions, boolean covered) {
        List<String> list = actions.isEmpty() ? List.of() : List.of(actions.split("\\|"));
        assertThat(WRITE.isCoveredBy(new Policy(domain, entity, list, Optional.empty())))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "admin:app:write, true",
        "admin:app:write:division-1, true",
        "admin:app:write:a:b, true",
        "admin:app:*, true",
        "admin:*:*, true",
        "*:*:*, true",
        "admin:app:writer, false",
        "admin:app:read, false",
        "admin:app, false",
        "admin, false",
        "'', false"
    })
    void isNamedWithOrWithoutASuffix(String held, boolean named) {
        assertThat(WRITE.isNamedBy(held)).isEqualTo(named);
    }
}
