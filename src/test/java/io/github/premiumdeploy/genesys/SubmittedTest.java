package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.Submitted.Progress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a submission is, by what the unpublished endpoint says. */
class SubmittedTest {

    private static Submitted submitted(int status, JsonNode body) {
        return Submitted.of(new Answer(status, body, "c-1", Optional.of("/from/location")), false);
    }

    private static Submitted submitted(int status, String json) {
        return submitted(status, ScriptedApi.json(json));
    }

    @ParameterizedTest
    @CsvSource({
        "200, DEPLOYED, DONE",
        "201, DEPLOYED, DONE",
        "202, DEPLOYED, DONE",
        "202, deployed, DONE",
        "200, Active, DONE",
        "202, COMPLETED, DONE",
        "202, Success, DONE",
        "200, FAILED, FAILED",
        "201, FAILED, FAILED",
        "202, failed, FAILED",
        "200, REJECTED, FAILED",
        "201, Timed out, FAILED",
        "201, rolled-back, FAILED",
        "200, PENDING, PENDING",
        "201, PENDING, PENDING",
        "202, PENDING, PENDING",
        "201, in progress, PENDING",
        "201, in-progress, PENDING",
        "201, InProgress, PENDING",
        "201, QUEUED, PENDING",
        "200, Deploying, PENDING",
        "200, no such word, DONE",
        "201, no such word, DONE",
        "202, no such word, PENDING",
        "200, '', DONE",
        "202, '', PENDING"
    })
    void tellsHowFarItIsFromItsStatusAndTheHttpStatus(int http, String status, Progress progress) {
        assertThat(submitted(http, "{'status':'" + status + "'}").progress()).isEqualTo(progress);
        assertThat(submitted(http, "{'state':'" + status + "'}").progress()).isEqualTo(progress);
    }

    @ParameterizedTest
    @CsvSource({"200, DONE", "201, DONE", "202, PENDING", "204, DONE"})
    void goesByTheHttpStatusWhereThereIsNoOther(int http, Progress progress) {
        assertThat(submitted(http, MissingNode.getInstance()).progress()).isEqualTo(progress);
        assertThat(submitted(http, "{}").progress()).isEqualTo(progress);
        assertThat(submitted(http, "[1]").progress()).isEqualTo(progress);
    }

    @Test
    void anUnknownWordOfASubmissionThatIsFollowedMeansThatTheWorkGoesOn() {
        Answer answer = new Answer(200, ScriptedApi.json("{'status':'Baking'}"), "", Optional.empty());
        Submitted state = Submitted.of(answer, true);
        assertThat(state.progress()).isEqualTo(Progress.PENDING);
        assertThat(state.status()).contains("BAKING");
    }

    @Test
    void readsWhatTheEndpointSays() {
        Submitted submitted =
                submitted(201, "{'id':'s-1','status':'deployed','selfUri':'/api/v2/apps/premium/s-1','x':{}}");
        assertThat(submitted.id()).contains("s-1");
        assertThat(submitted.status()).contains("DEPLOYED");
        assertThat(submitted.selfUri()).contains("/api/v2/apps/premium/s-1");
        assertThat(submitted.reason()).isEmpty();
        assertThat(submitted.correlationId()).isEqualTo("c-1");
    }

    @Test
    void takesTheLocationWhereThereIsNoSelfUri() {
        assertThat(submitted(202, MissingNode.getInstance()).selfUri()).contains("/from/location");
    }

    @Test
    void canBeFollowedByItsAddressOrItsId() {
        assertThat(submitted(202, "{}").canBeFollowed()).isTrue();
        assertThat(Submitted.of(new Answer(202, ScriptedApi.json("{'id':'1'}"), "", Optional.empty()), false)
                        .canBeFollowed())
                .isTrue();
        assertThat(Submitted.of(new Answer(202, ScriptedApi.json("{}"), "", Optional.empty()), false)
                        .canBeFollowed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'quota'}",
                "{'reason':'quota'}",
                "{'error':'quota'}",
                "{'statusMessage':'quota'}",
                "{'errorMessage':'quota'}",
                "{'detail':'quota'}",
                "{'error':{'message':'quota'}}",
                "{'failure':'quota'}",
                "{'failure':{'reason':'quota'}}",
                "{'failureReason':'quota'}",
                "{'statusReason':'quota'}",
                "{'statusDetails':'quota'}",
                "{'details':'quota'}",
                "{'errorDescription':'quota'}",
                "{'result':{'message':'quota'}}",
                "{'errors':['quota']}",
                "{'details':[{'message':'quota'}]}",
                "{'message':'quota','reason':'quota','errors':['quota']}",
                "{'message':'','reason':'\\u001b[31mquota'}"
            })
    void findsTheReasonInWhateverShapeItComes(String body) {
        assertThat(submitted(200, body).reason()).contains("quota");
    }

    @Test
    void keepsAllReasonsWhereverTheyAreEachOnce() {
        assertThat(submitted(
                                200,
                                "{'message':'m','failure':{'reason':'f','code':'c'},'statusDetails':['s','m'],"
                                        + "'errors':[{'message':'e1'},{'code':'e2'}],'result':{'message':'r'},'other':'o'}")
                        .reasons())
                .containsExactly("m", "f", "s", "e1", "e2", "r");
    }

    @Test
    void joinsSeveralReasons() {
        assertThat(submitted(200, "{'message':'it failed','errors':[{'message':'quota'}]}")
                        .reason())
                .contains("it failed; quota");
    }
}
