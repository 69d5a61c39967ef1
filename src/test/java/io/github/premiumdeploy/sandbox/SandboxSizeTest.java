package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a page of a long list costs: its own entities are rendered, and no others. It is measured in memory, not in time. */
class SandboxSizeTest {

    private static final String PAGE = "/api/v2/integrations?expand=config.current&pageSize=100&pageNumber=";
    private static final int MANY = 10_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static HttpResponse call(Sandbox sandbox, String method, String path, String body) throws Exception {
        HttpResponse answer = new InProcessTransport(sandbox)
                .send(
                        new HttpRequest(
                                method,
                                URI.create("http://sandbox" + path),
                                Map.of(
                                        "Authorization",
                                        "Bearer " + SandboxFixture.DANA,
                                        "Content-Type",
                                        "application/json"),
                                body.isEmpty() ? Optional.empty() : Optional.of(body.getBytes(StandardCharsets.UTF_8))),
                        Duration.ofSeconds(10));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static void fill(Sandbox sandbox, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            String made = call(
                            sandbox,
                            "POST",
                            "/api/v2/integrations",
                            "{\"name\": \"I%05d\", \"integrationType\": {\"id\": \"premium-app-example\"}}"
                                    .formatted(i))
                    .text();
            String id = SandboxJson.parse(made.getBytes(StandardCharsets.UTF_8))
                    .path("id")
                    .asText();
            call(sandbox, "PATCH", "/api/v2/integrations/" + id, "{\"intendedState\": \"ENABLED\"}");
        }
    }

    /** So much memory a page takes at least, of three times. */
    private long bytes(Sandbox sandbox, int page) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            call(sandbox, "GET", PAGE + page, "");
            least = Math.min(
                    least,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }
        return least;
    }

    @Test
    void aPageOfTenThousandCostsLittleMoreThanOneOfAHundred() throws Exception {
        try (Sandbox sandbox = Sandbox.start(
                SandboxOrganization.standard(), SandboxOptions.defaults().withMaxRecordedRequests(0))) {
            fill(sandbox, 0, 100);
            long alone = bytes(sandbox, 1);
            fill(sandbox, 100, MANY);
            assertThat(SandboxJson.parse(call(sandbox, "GET", PAGE + 100, "").body())
                            .path("entities"))
                    .hasSize(100);
            assertThat(bytes(sandbox, 1)).as("the first page").isLessThan(3 * alone);
            assertThat(bytes(sandbox, 57)).as("one in the middle").isLessThan(3 * alone);
        }
    }
}
