package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionPageTest {

    private static JsonNode read(String json) throws JsonProcessingException {
        return PermissionPage.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static PermissionCatalog catalogue(String json) throws JsonProcessingException {
        JsonNode page = read(json);
        return PermissionCatalog.of(
                StreamSupport.stream(page.path("entities").spliterator(), false).toList());
    }

    @Test
    void readsNamesAndWhetherTheyCountByDivision() throws Exception {
        PermissionCatalog known = catalogue("""
                {"entities": [
                  {"permissionMap": {"queue": [
                      {"domain": "routing", "entityType": "queue", "action": "view", "divisionAware": true,
                       "labels": {"action": "x"}, "allowedConditions": [{"a": [1]}]},
                      {"entityType": "queue", "action": "edit", "divisionAware": false}]},
                   "domain": "routing"},
                  {"domain": "admin", "permissionMap": [[{"entityType": "app", "action": "write\\u0007"}]], "more": {}}
                ], "pageSize": 100, "pageCount": 3, "total": 7, "firstUri": "x"}
                """);
        assertThat(known.permissions()).containsOnlyKeys("routing:queue:view", "routing:queue:edit", "admin:app:write");
        assertThat(known.countsByDivision("routing:queue:view")).isEqualTo(Optional.of(true));
        assertThat(known.countsByDivision("routing:queue:edit")).isEqualTo(Optional.of(false));
        assertThat(known.countsByDivision("admin:app:write")).isEmpty();
    }

    @Test
    void keepsWhatTellsOfOtherPages() throws Exception {
        JsonNode page = read("{\"pageSize\": 25, \"total\": 7, \"entities\": [{}, {}, 3], \"pageCount\": 1}");
        assertThat(page.path("entities")).hasSize(3);
        assertThat(page.path("pageSize").asInt()).isEqualTo(25);
        assertThat(page.path("pageCount").asInt()).isEqualTo(1);
        assertThat(page.path("total").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "\"entities\"", "null"})
    void findsNothingInWhatIsNoPage(String json) throws Exception {
        assertThat(read(json).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>", "{\"entities\": [", "{\"entities\": []} []", "{\"entities\": [{\"permissionMap\": {"})
    void refusesWhatIsNoJson(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void takesLittleMemoryForManyPermissions() throws Exception {
        StringBuilder json =
                new StringBuilder("{\"entities\": [{\"domain\": \"routing\", \"permissionMap\": {\"queue\": [");
        int count = 5000;
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ", ")
                    .append("{\"domain\": \"routing\", \"entityType\": \"queue\", \"action\": \"view" + i
                            + "\", \"label\": \"Routing > Queue > View\", \"allowsConditions\": false,"
                            + " \"divisionAware\": true, \"allowedConditions\": []}");
        }
        byte[] body = json.append("]}}]}").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(PermissionCatalog.of(List.of(
                                PermissionPage.read(body).path("entities").get(0)))
                        .permissions())
                .hasSize(count);
        assertThat(allocated(PermissionPage::read, body) / count).isLessThan(550);
        assertThat(4 * allocated(PermissionPage::read, body)).isLessThan(3 * allocated(Json::parse, body));
    }

    private static long allocated(GenesysClient.BodyReader reader, byte[] body) throws JsonProcessingException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        reader.read(body);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        reader.read(body);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
