package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.RateLimit;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import java.util.List;

/** The integrations that are client apps, which anybody may list, though not often: Genesys's own wizard reads them. */
final class ClientAppEndpoints implements EndpointGroup {

    /** The list; published without a permission. */
    private static final Operation LIST = new Operation(
            "GET",
            "/api/v2/integrations/clientapps",
            "list the client apps",
            Operation.Combination.NONE,
            List.of(),
            List.of("integrations", "integrations:readonly"),
            Operation.Source.PUBLISHED,
            Operation.Effect.READ);

    private static final String CATEGORY = "Client Apps";

    /** What the wizard asks for. */
    private static final int MAX_PAGE = 1000;

    private final State state;
    private final IntegrationView view;
    private final RateLimit limit;

    ClientAppEndpoints(State state, IntegrationView view) {
        this.state = state;
        this.view = view;
        this.limit = new RateLimit(state.switches().clientAppsPerMinute());
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(SandboxEndpoint.of(LIST, this::list).paged().sorted().asking("expand"));
    }

    private SandboxResponse list(Call call) {
        limit.exceeded(call.caller().token(), state.now()).ifPresent(wait -> {
            throw Refusal.throttled(wait);
        });
        List<Integration> apps = state.listed(state.integrations())
                .filter(integration -> integration.type().category().equals(CATEGORY))
                .toList();
        return Paging.of(call, MAX_PAGE)
                .listing(
                        call,
                        Sorting.of(call).sorted(apps, Integration::id, Integration::name),
                        integration -> view.shown(integration, call));
    }
}
