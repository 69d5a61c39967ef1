package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.UsersApi;
import io.github.premiumdeploy.genesys.contract.ContractComparison;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.plan.Needs;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.PossibleRuns;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.target.PremiumApp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All requests that runs of a descriptor can send, told without an organization: operations, queries and bodies. */
final class DescriptorRequests {

    static final String UNDEPLOY = "undeploy";

    /** What only a user's token asks for. */
    static final String AS_USER = "premium-deploy as a user";

    /** What is asked only after something went wrong, or to explain why. */
    private static final String AFTER_A_FAILURE = "explanations, conflicts and rollback";

    private static final List<Operation> EXPLAINING = List.of(
            AuthorizationApi.ROLES,
            AuthorizationApi.ROLE,
            AuthorizationApi.ROLE_USERS,
            AuthorizationApi.PRODUCTS,
            AuthorizationApi.DIVISIONS_PERMITTED_ME,
            LicensesApi.DEFINITIONS,
            UsersApi.ME);

    private DescriptorRequests() {}

    /**
     * The requests of one app.
     *
     * @param described the app, if it is described
     * @param app what is submitted, if anything is
     */
    static List<SentRequest> of(Collection<Descriptor> described, PremiumApp app) {
        List<SentRequest> requests = new ArrayList<>();
        Needs.ofEveryRun().forEach(need -> requests.add(request(ContractComparison.DEPLOY, need)));
        Needs.of(app)
                .forEach(need ->
                        requests.add(request(ContractComparison.DEPLOY, need).withUnknownBody()));
        described.forEach(descriptor -> add(requests, descriptor));
        EXPLAINING.forEach(operation -> requests.add(SentRequest.of(AFTER_A_FAILURE, "check-permissions", operation)));
        return requests;
    }

    private static void add(List<SentRequest> requests, Descriptor descriptor) {
        List<SentRequest> bodies = RequestBodies.of(descriptor);
        add(requests, bodies, ContractComparison.DEPLOY, Needs.of(new ResourceKinds(), descriptor, PlanMode.APPLY));
        add(requests, bodies, UNDEPLOY, Needs.of(new ResourceKinds(), descriptor, PlanMode.REMOVE));
        bodies.stream().filter(body -> !requests.contains(body)).forEach(requests::add);
        PossibleRuns runs = new PossibleRuns(new ResourceKinds(), descriptor);
        for (Item item : descriptor.items()) {
            runs.undoing(item).forEach(back -> requests.add(SentRequest.of(AFTER_A_FAILURE, item.toString(), back)));
        }
    }

    /** All that the plugin can send, whatever is described; what is withdrawn already is no news. */
    static List<SentRequest> all(PremiumApp app) {
        List<SentRequest> requests = of(List.of(DescriptorReader.example()), app);
        requests.removeIf(request -> request.operation().source() == Operation.Source.WITHDRAWN);
        return requests.stream()
                .map(request -> new SentRequest(
                        ContractComparison.DEPLOY,
                        request.goal().equals(AFTER_A_FAILURE) ? request.asker() : kind(request.asker()),
                        request.operation(),
                        request.query(),
                        request.body().map(AnyText::in),
                        request.knowsBody(),
                        request.echoes(),
                        request.free()))
                .distinct()
                .toList();
    }

    private static String kind(String asker) {
        return asker.replaceFirst(" \".*", "");
    }

    private static SentRequest request(String goal, Need need) {
        return SentRequest.of(goal, need.asker(), need.operation());
    }

    /** What has a body is asked for by each resource, with what this one sends. */
    private static void add(List<SentRequest> requests, List<SentRequest> bodies, String goal, Collection<Need> needs) {
        Set<Operation> described = new HashSet<>();
        bodies.stream().filter(body -> body.goal().equals(goal)).forEach(body -> described.add(body.operation()));
        needs.stream()
                .filter(need -> !described.contains(need.operation()))
                .forEach(need -> requests.add(request(goal, need)));
    }
}
