package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.BudgetedLookups;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Evidence;
import io.github.premiumdeploy.access.Lookup;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RequirementCheck;
import io.github.premiumdeploy.access.SubmissionProbe;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out, without writing anything, what an organization would refuse a run of a descriptor for. It takes at most
 * {@value #REQUESTS} requests in a chain of at most 4: what the descriptor needs is known without an organization, so that
 * only those lists are read that tell what of it is there already, most telling first; the rest is judged as if nothing
 * existed.
 */
public final class DescriptorPreflight {

    /**
     * The most requests that this sends, if no list has more than one page, and if the caller's grants show what their roles
     * allow; otherwise they are read once more.
     */
    public static final int REQUESTS = 12;

    /** A login, and three requests about the caller. */
    private static final int IDENTITY = 4;

    /** Kept back to ask the platform about permissions that the caller's roles do not tell of. */
    private static final int CONFIRMING = 2;

    private final GenesysClient client;
    private final Parallel parallel;
    private final AccessCheck access;
    private final KindRegistry registry;
    private final Descriptor descriptor;
    private final PossibleRuns runs;
    private final Set<PlanMode> modes;

    /**
     * For one organization.
     *
     * @param modes what the run is for
     */
    public DescriptorPreflight(
            GenesysClient client,
            Parallel parallel,
            AccessCheck access,
            KindRegistry registry,
            Descriptor descriptor,
            Set<PlanMode> modes) {
        this.client = client;
        this.parallel = parallel;
        this.access = access;
        this.registry = registry;
        this.descriptor = descriptor;
        this.runs = new PossibleRuns(registry, descriptor);
        this.modes = modes;
    }

    /**
     * Finds it out.
     *
     * @param submits whether the endpoint for submissions is of interest as well
     * @param probe whether to send it the request that cannot succeed
     * @throws IOException if the login gets no answer, or one that says nothing about the caller
     */
    public AccessReport run(boolean submits, boolean probe) throws IOException {
        Supplier<Caller> reading;
        try {
            reading = Caller.read(client, parallel);
        } catch (LoginException e) {
            return access.refusedLogin(e);
        }
        SubmissionProbe asked = access.ask(submits, probe);
        BudgetedLookups lookups = new BudgetedLookups(client, parallel, REQUESTS - IDENTITY - asked.requests());
        Supplier<Fetched<PermissionCatalog>> catalogue = lookups.catalogue();
        // One list in place of the questions about single types that a run asks; a run does not need it.
        Lookup<List<JsonNode>> types = lookups.ask(
                applies() && described().stream().anyMatch(this::needsTypes),
                () -> client.list(IntegrationsApi.TYPES, Query.NONE));
        Caller caller = reading.get();
        AccessReport identity = access.identity(caller);
        if (!identity.refusals().isEmpty()) {
            return submits ? access.report(caller, asked) : identity;
        }
        Supplier<Caller> completing = lookups.complete(caller);
        Fetched<PermissionCatalog> exists = catalogue.get();
        RequirementCheck first = new RequirementCheck(
                caller, client.deadline().now(), exists.value().orElse(PermissionCatalog.UNKNOWN));
        Inventory inventory = new Inventory(client, parallel, descriptor.prefix());
        access.start(caller, asked);
        asked.products().ifPresent(products -> keepProducts(products, inventory));
        inventory
                .start(lists(caller, inventory, first, lookups, submits ? access.reserve(caller) : 0))
                .run();
        Caller known = completing.get();
        Scope scope = new Scope(
                descriptor,
                inventory,
                known,
                () -> exists,
                Optional.of(SecretsFile.unused()),
                RenewSecrets.none(),
                MadeResources.NONE);
        types.value().ifPresent(offered -> keep(offered, scope));

        EstimatedPlan plan = new EstimatedPlan(registry, runs, scope, modes);
        Evidence evidence = new Evidence();
        types.asked()
                .ifPresent(read ->
                        evidence.addInPlaceOfOthers(Need.of(asksForTypes(), IntegrationsApi.TYPES), read.get()));
        AccessReport judged = access.report(known, asked, plan.needs(), plan.addTo(evidence), lookups)
                .with(plan.findings(exists));
        return types.value()
                .map(offered -> judged.withTypes(
                        offered.stream().map(type -> type.path("id").asText()).toList()))
                .orElse(judged)
                .with(Evidence.summary(judged.requirements(), exists));
    }

    private List<Need> all() {
        return modes.stream()
                .flatMap(mode -> described().stream().flatMap(kind -> Needs.of(kind, runs, mode).stream()))
                .toList();
    }

    private List<Kind> described() {
        return registry.of(descriptor);
    }

    private boolean applies() {
        return modes.contains(PlanMode.APPLY);
    }

    private String asksForTypes() {
        return described().stream().filter(this::needsTypes).map(Kind::key).collect(Collectors.joining(", "));
    }

    private boolean needsTypes(Kind kind) {
        return runs.operations(kind, PlanMode.APPLY).contains(IntegrationsApi.TYPE);
    }

    /** Keeps the products, which were read for the submission, where a kind asks for them. */
    private void keepProducts(Fetched<List<String>> products, Inventory inventory) {
        Fetched<List<JsonNode>> list = products.map(ids -> ids.stream()
                .<JsonNode>map(id -> JsonNodeFactory.instance.objectNode().put("id", id))
                .toList());
        described().stream()
                .flatMap(kind -> kind.needs(descriptor).stream())
                .filter(listing -> listing.operation().equals(AuthorizationApi.PRODUCTS))
                .forEach(listing -> inventory.keep(listing, list));
    }

    /** Keeps what the list of types says as answers to the questions about single types. */
    private void keep(List<JsonNode> types, Scope scope) {
        for (Kind kind : described()) {
            for (Question question : kind.typeQuestions(scope)) {
                scope.inventory()
                        .keep(
                                question,
                                types.stream()
                                        .filter(type -> IntegrationsApi.TYPE
                                                .pathWith(type.path("id").asText())
                                                .equals(question.path()))
                                        .findFirst()
                                        .orElse(MissingNode.getInstance()));
            }
        }
    }

    /**
     * As many lists as there are requests for; first those that decide whether something missing is needed at all, which
     * counts more than to explain it; then, in the same round, what explains what is missing.
     *
     * @param reserve requests that are kept back in any case
     */
    private Collection<Listing> lists(
            Caller caller, Inventory inventory, RequirementCheck check, BudgetedLookups lookups, int reserve) {
        List<Kind> described = described();
        Stream<Listing> products =
                applies() ? described.stream().flatMap(kind -> kind.needs(descriptor).stream()) : Stream.empty();
        Stream<Listing> urgent = described.stream()
                .filter(kind -> modes.stream()
                        .anyMatch(mode -> check.judge(Needs.of(kind, runs, mode)).stream()
                                .anyMatch(assessed -> assessed.verdict().isRefusal())))
                .flatMap(kind -> kind.listings().stream());
        // The later kinds are those that organizations lack as a whole.
        List<Kind> reversed = new ArrayList<>(described);
        Collections.reverse(reversed);
        Stream<Listing> rest = reversed.stream().flatMap(kind -> kind.listings().stream());
        List<AssessedPermission> judged = check.judge(all());
        Set<Listing> chosen = new LinkedHashSet<>();
        Stream.concat(products, urgent)
                .distinct()
                .filter(listing -> !inventory.isRead(listing) && mayBeRead(check, listing.operation()))
                .filter(listing -> lookups.left() > reserve && lookups.take())
                .forEach(chosen::add);
        lookups.lookInto(caller, judged);
        boolean isUnknown = judged.stream().anyMatch(assessed -> assessed.cause() == Cause.PERMISSION_UNKNOWN);
        int keep = reserve + (isUnknown ? CONFIRMING : 0);
        rest.distinct()
                .filter(listing -> !chosen.contains(listing) && mayBeRead(check, listing.operation()))
                .filter(listing -> lookups.left() > keep && lookups.take())
                .forEach(chosen::add);
        return chosen;
    }

    /** A list that would surely be refused is not asked for. */
    private static boolean mayBeRead(RequirementCheck check, Operation operation) {
        return check.judge(List.of(Need.of("", operation))).stream()
                .noneMatch(assessed -> assessed.verdict() == Verdict.MISSING);
    }
}
