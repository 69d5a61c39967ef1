package io.github.premiumdeploy.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.genesys.TrunksApi;
import io.github.premiumdeploy.genesys.contract.ContractComparison;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.PossibleRuns;
import io.github.premiumdeploy.plan.StepBody;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.text.JsonTree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The bodies that runs of a descriptor send, read off what is planned for organizations that are only imagined: what a real one
 * tells stands there as {@link SentRequest#LATER}.
 */
final class RequestBodies {

    private static final String[] ACTION_SCHEMAS = {"contract.input.inputSchema", "contract.output.successSchema"};
    private static final String[] CONDITIONS = {"permissionPolicies[].resourceConditionNode"};
    private static final String[] COLUMNS = {"schema.properties"};
    private static final String[] PROPERTIES = {"properties"};

    /** Where a body has what a vendor, or a carrier's template, writes in a schema of its own. */
    private static final Map<Operation, String[]> FREE = Map.of(
            AuthorizationApi.CREATE_ROLE, CONDITIONS,
            AuthorizationApi.UPDATE_ROLE, CONDITIONS,
            DataTablesApi.CREATE, COLUMNS,
            DataTablesApi.UPDATE, COLUMNS,
            TrunksApi.CREATE, PROPERTIES,
            TrunksApi.UPDATE, PROPERTIES,
            IntegrationsApi.UPDATE_CONFIG, new String[] {"properties", "advanced"},
            ActionsApi.CREATE_DRAFT, ACTION_SCHEMAS,
            ActionsApi.UPDATE_DRAFT, ACTION_SCHEMAS);

    /** What sends back what the platform made: the carrier's template, or the trunk itself. */
    private static final Set<Operation> ECHOING = Set.of(TrunksApi.CREATE, TrunksApi.UPDATE);

    private RequestBodies() {}

    /** The requests with a body that making, changing and removing what is described can send. */
    static List<SentRequest> of(Descriptor descriptor) {
        PossibleRuns asClient = new PossibleRuns(new ResourceKinds(), descriptor);
        PossibleRuns asUser = new PossibleRuns(new ResourceKinds(), descriptor, TokenInfo.Kind.USER);
        Set<SentRequest> requests = new LinkedHashSet<>();
        for (Item item : descriptor.items()) {
            List<StepBody> bodies = asClient.bodies(item, PlanMode.APPLY);
            bodies.forEach(body -> requests.add(request(ContractComparison.DEPLOY, item, body)));
            asClient.bodies(item, PlanMode.REMOVE)
                    .forEach(body -> requests.add(request(DescriptorRequests.UNDEPLOY, item, body)));
            asUser.bodies(item, PlanMode.APPLY).stream()
                    .filter(Predicate.not(bodies::contains))
                    .forEach(body -> requests.add(request(DescriptorRequests.AS_USER, item, body)));
        }
        return List.copyOf(requests);
    }

    private static SentRequest request(String goal, Item item, StepBody body) {
        SentRequest request = SentRequest.of(goal, item.toString(), body.operation())
                .with(later(body.body()), FREE.getOrDefault(body.operation(), new String[0]));
        return ECHOING.contains(body.operation()) ? request.echoing() : request;
    }

    /** A text with something in it that only an organization tells is as a whole told by it. */
    private static JsonNode later(JsonNode body) {
        return JsonTree.replacedTexts(body, text -> text.contains(SentRequest.LATER) ? SentRequest.LATER : text);
    }
}
