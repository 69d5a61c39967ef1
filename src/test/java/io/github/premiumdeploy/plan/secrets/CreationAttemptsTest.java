package io.github.premiumdeploy.plan.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What of the resources that are found proves to be a creation's. */
class CreationAttemptsTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(600);

    private final List<CreationAttempt> kept = new ArrayList<>();
    private final CreationAttempts attempts = attempts("me", List.of());

    private CreationAttempts attempts(String by, List<CreationAttempt> older) {
        return new CreationAttempts(by, body -> body.path("name").asText(), this::change, older);
    }

    private void change(UnaryOperator<List<CreationAttempt>> edit) {
        List<CreationAttempt> changed = edit.apply(List.copyOf(kept));
        kept.clear();
        kept.addAll(changed);
    }

    private static ObjectNode found(String id, long second, String by) {
        ObjectNode one = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", "ACME_Backend")
                .put("dateCreated", NOON.plusSeconds(second).toString());
        one.putObject("createdBy").put("id", by);
        return one;
    }

    private static JsonNode body() {
        return JsonNodeFactory.instance.objectNode().put("name", "ACME_Backend");
    }

    @Test
    void onlyWhatIsOfTheTimeTheMakerAndAsStatedIsProven() throws IOException {
        attempts.sends(body(), NOON, END);
        attempts.lost(NOON.plusSeconds(30));

        assertThat(attempts.proven(List.of(found("1", 0, "me")))).hasSize(1);
        assertThat(attempts.proven(List.of(found("1", 90, "me")))).hasSize(1);
        assertThat(attempts.proven(List.of(found("1", -1, "me")))).isEmpty();
        assertThat(attempts.proven(List.of(found("1", 91, "me")))).isEmpty();
        assertThat(attempts.proven(List.of(found("1", 5, "somebody")))).isEmpty();
        assertThat(attempts.proven(List.of(found("1", 5, "me").put("name", "ACME_Other"))))
                .isEmpty();
        assertThat(attempts.proven(List.of(found("1", 5, "me").put("dateCreated", "today"))))
                .isEmpty();
        ObjectNode withoutMaker = found("1", 5, "me");
        withoutMaker.remove("createdBy");
        assertThat(attempts.proven(List.of(withoutMaker))).isEmpty();
        assertThat(attempts.proven(List.of(withoutMaker.put("createdBy", "me"))))
                .hasSize(1);
        assertThat(attempts.proven(List.of(found("2", 5, "somebody"), found("1", 5, "me"))))
                .extracting(one -> one.path("id").asText())
                .containsExactly("1");
    }

    @Test
    void whoDoesNotKnowHimselfProvesNothing() throws IOException {
        CreationAttempts nobodys = attempts("", List.of());
        nobodys.sends(body(), NOON, END);
        nobodys.lost(NOON);
        assertThat(nobodys.proven(List.of(found("1", 1, "")))).isEmpty();
    }

    /** Another build with the same credentials may make one too: then it is not known which one is whose. */
    @Test
    void noMoreThanWereSentAreProven() throws IOException {
        attempts.sends(body(), NOON, END);
        attempts.lost(NOON);
        List<JsonNode> two = List.of(found("1", 1, "me"), found("2", 2, "me"));
        assertThat(attempts.proven(two)).isEmpty();

        attempts.sends(body(), NOON.plusSeconds(1), END);
        attempts.lost(NOON.plusSeconds(2));
        assertThat(attempts.proven(two)).hasSize(2);

        attempts.settle(two.get(0));
        assertThat(attempts.proven(two)).isEmpty();
        assertThat(attempts.proven(two.subList(1, 2))).hasSize(1);
    }

    @Test
    void anAttemptIsKeptUntilItIsKnownWhatCameOfIt() throws IOException {
        attempts.sends(body(), NOON, END);
        assertThat(kept).hasSize(1);
        attempts.madeNothing();
        assertThat(kept).isEmpty();
        assertThat(attempts.proven(List.of(found("1", 1, "me")))).isEmpty();

        attempts.sends(body(), NOON, END);
        attempts.answered();
        assertThat(kept).as("the secret is not kept yet").hasSize(1);
        assertThat(attempts.settled()).isEqualTo(kept);
        assertThat(attempts.proven(List.of(found("1", 1, "me")))).isEmpty();
    }

    @Test
    void whatAnInterruptedRunSentProvesToo() throws IOException {
        CreationAttempt older = new CreationAttempt(
                NOON.minusSeconds(3600), NOON.minusSeconds(3000), "former", CreationAttempt.digest("ACME_Backend"));
        CreationAttempts both = attempts("me", List.of(older));
        assertThat(both.mayBeOlder()).isTrue();
        both.sends(body(), NOON, END);
        both.lost(NOON);
        JsonNode theirs = found("1", -3500, "former");
        JsonNode own = found("2", 1, "me");
        assertThat(both.proven(List.of(theirs, own))).containsExactly(theirs, own);
        assertThat(both.isOfThisRun(theirs)).isFalse();
        assertThat(both.isOfThisRun(own)).isTrue();
        assertThat(both.proven(List.of(found("3", -3500, "me")))).isEmpty();
    }
}
