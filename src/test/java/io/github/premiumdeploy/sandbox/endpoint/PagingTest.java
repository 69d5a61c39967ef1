package io.github.premiumdeploy.sandbox.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of listings. */
class PagingTest {

    private static final Call CALL = new Call(
            new SandboxRequest("GET", "/x", "", Map.of(), new byte[0], "c"),
            new Token("t", Optional.empty(), "s", List.of(), Instant.MAX),
            List.of(),
            Map.of("pageSize", List.of("50"), "pageNumber", List.of("3")),
            SandboxEndpoint.of(GroupsApi.LIST, call -> SandboxResponse.empty(200))
                    .paged()
                    .sorted(),
            new RequestModels(List.of(), SandboxOrganization.standard()),
            SandboxOrganization.standard());

    private static List<String> sorted(List<String> entities, Map<String, List<String>> query) {
        Call call = new Call(
                CALL.request(), CALL.caller(), List.of(), query, CALL.endpoint(), CALL.models(), CALL.organization());
        return SandboxListing.of(call, entities.stream(), id -> id, name -> name)
                .all();
    }

    @Test
    void rendersNoMoreThanThePage() {
        AtomicInteger rendered = new AtomicInteger();
        List<Integer> entities = IntStream.range(0, 10_000).boxed().toList();
        JsonNode listing = Paging.of(CALL)
                .listing(CALL, entities, entity -> {
                    rendered.incrementAndGet();
                    return SandboxJson.object().put("id", entity);
                })
                .body()
                .orElseThrow();
        assertThat(rendered).hasValue(50);
        assertThat(listing.at("/entities/0/id").asInt()).isEqualTo(100);
        assertThat(listing.path("total").asInt()).isEqualTo(10_000);
        assertThat(listing.path("pageCount").asInt()).isEqualTo(200);
    }

    @Test
    void sortsByNameOrIdEitherWay() {
        List<String> entities = List.of("b", "A", "c");
        assertThat(sorted(entities, Map.of("sortBy", List.of("name")))).containsExactly("A", "b", "c");
        assertThat(sorted(entities, Map.of("sortBy", List.of("name"), "sortOrder", List.of("desc"))))
                .containsExactly("c", "b", "A");
        assertThat(sorted(entities, Map.of("sortOrder", List.of("asc")))).containsExactly("A", "b", "c");
        assertThat(sorted(entities, Map.of("sortBy", List.of("id")))).containsExactly("A", "b", "c");
        assertThat(sorted(entities, Map.of("sortBy", List.of("other")))).isEqualTo(entities);
    }
}
