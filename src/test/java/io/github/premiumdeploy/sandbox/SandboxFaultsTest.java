package io.github.premiumdeploy.sandbox;

import static io.github.premiumdeploy.sandbox.SandboxFixture.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Requests that go wrong as planned. */
class SandboxFaultsTest {

    private static final String GROUPS = "/api/v2/groups";
    private static final String GROUP =
            "{\"name\": \"G\", \"type\": \"official\", \"rulesVisible\": true, \"visibility\": \"public\"}";

    /** The first request meets the fault; the others do not. */
    private static SandboxFixture first(Fault fault) throws IOException {
        return SandboxFixture.with((number, method, path) -> number == 1 ? fault : Fault.none());
    }

    private static int groups(SandboxFixture fixture) throws Exception {
        return fixture.get(DANA, GROUPS).json().path("total").asInt();
    }

    @Test
    void closesTheConnectionBeforeOrAfterARequestIsProcessed() throws Exception {
        try (SandboxFixture fixture = first(Fault.closeBefore())) {
            assertThatThrownBy(() -> fixture.post(DANA, GROUPS, GROUP)).isInstanceOf(IOException.class);
            assertThat(groups(fixture)).isZero();
            assertThat(fixture.sandbox.requests().get(0).status()).isZero();
        }
        try (SandboxFixture fixture = first(Fault.closeAfter())) {
            assertThatThrownBy(() -> fixture.post(DANA, GROUPS, GROUP)).isInstanceOf(IOException.class);
            assertThat(groups(fixture)).isEqualTo(1);
        }
    }

    @Test
    void throttles() throws Exception {
        try (SandboxFixture fixture = first(Fault.throttle(7))) {
            var answer = fixture.post(DANA, GROUPS, GROUP);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("7");
            assertThat(answer.code()).isEqualTo("too.many.requests.retry.after");
            assertThat(groups(fixture)).isZero();
        }
    }

    @Test
    void answersErrorsBeforeOrAfterARequestIsProcessed() throws Exception {
        try (SandboxFixture fixture = first(Fault.errorBefore(503))) {
            var answer = fixture.post(DANA, GROUPS, GROUP);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("service.unavailable");
            assertThat(groups(fixture)).isZero();
        }
        try (SandboxFixture fixture = first(Fault.errorAfter(502))) {
            assertThat(fixture.post(DANA, GROUPS, GROUP).status()).isEqualTo(502);
            assertThat(groups(fixture)).isEqualTo(1);
        }
    }

    @Test
    void endsABodyInTheMiddle() throws Exception {
        try (SandboxFixture fixture = first(Fault.truncatedBody())) {
            assertThatThrownBy(() -> fixture.post(DANA, GROUPS, GROUP))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("fixed content-length");
            assertThat(groups(fixture)).isEqualTo(1);
        }
    }

    @Test
    void answersAPageInsteadOfJson() throws Exception {
        try (SandboxFixture fixture = first(Fault.htmlPage(502))) {
            var answer = fixture.post(DANA, GROUPS, GROUP);
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            assertThat(new String(answer.http().body())).contains("<h1>502</h1>");
            assertThat(groups(fixture)).isZero();
        }
    }

    @Test
    void countsRequestsFromOneAndTellsWhatTheyAre() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        FaultPlan plan = (number, method, path) -> {
            asked.add(number + " " + method + " " + path);
            return Fault.none();
        };
        try (SandboxFixture fixture = SandboxFixture.with(plan)) {
            fixture.deployer();
            fixture.get(DANA, GROUPS + "?pageSize=1");
            assertThat(asked).containsExactly("1 POST /oauth/token", "2 GET " + GROUPS);
        }
    }
}
