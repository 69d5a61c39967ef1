package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Plans what makes an organization as a descriptor states it. It reads the lists that the descriptor's kinds need, all side
 * by side with the caller's own data, then what single resources need, again side by side; nothing else.
 */
public final class Planner {

    private final GenesysClient client;
    private final Parallel parallel;
    private final KindRegistry registry;
    private final Descriptor descriptor;
    private Optional<SecretsFile> secretsFile = Optional.empty();
    private final PlanMode mode;
    private final Pruning pruning;
    private MadeResources made = MadeResources.NONE;
    private RenewSecrets renewSecrets = RenewSecrets.none();

    /**
     * A planner for one organization.
     *
     * @param pruning whether what carries the prefix and is not described is deleted, and how much of it
     */
    public Planner(
            GenesysClient client,
            Parallel parallel,
            KindRegistry registry,
            Descriptor descriptor,
            PlanMode mode,
            Pruning pruning) {
        this.client = client;
        this.parallel = parallel;
        this.registry = registry;
        this.descriptor = descriptor;
        this.mode = mode;
        this.pruning = pruning;
    }

    /** Tells where secrets of new OAuth clients go; without this, nowhere. */
    public Planner keepingSecretsIn(Path file) {
        secretsFile = Optional.of(new SecretsFile(file));
        return this;
    }

    /** Tells what receipts at hand say was made; without this, nothing is known of it. */
    public Planner knowing(MadeResources resources) {
        made = resources;
        return this;
    }

    /** Has new secrets made for some OAuth clients. */
    public Planner renewing(RenewSecrets some) {
        renewSecrets = some;
        return this;
    }

    /** The kinds that are read. */
    private List<Kind> kinds() {
        return registry.all().stream()
                .filter(kind ->
                        !descriptor.items(kind.key()).isEmpty() || pruning.isEnabled() && kind.isReadForLeftovers())
                .toList();
    }

    private List<Kind> described() {
        return registry.of(descriptor);
    }

    /**
     * Lists that only tell what the organization has to have for what is to be made; one that cannot be read tells nothing.
     */
    private List<Listing> needs(Scope scope) {
        return mode == PlanMode.REMOVE
                ? List.of()
                : described().stream()
                        .filter(kind -> makes(kind, scope))
                        .flatMap(kind -> kind.needs(descriptor).stream())
                        .toList();
    }

    /** Whether something that is described is not there. */
    private boolean makes(Kind kind, Scope scope) {
        Set<String> there = kind.existing(scope).stream()
                .map(existing -> existing.key().name())
                .collect(Collectors.toSet());
        return !descriptor.items(kind.key()).stream().map(Item::name).allMatch(there::contains);
    }

    /** Whether a plan surely writes something; a change of what is there shows only as the plan is made. */
    private boolean surelyWrites(Scope scope) {
        return described().stream()
                .anyMatch(kind -> mode == PlanMode.APPLY
                        ? makes(kind, scope)
                        : kind.existing(scope).stream()
                                .anyMatch(existing -> scope.describes(
                                        kind.key(), existing.key().name())));
    }

    /**
     * Makes sure that the organization has what the described kinds need at all.
     *
     * @throws PlanException if it has not
     */
    void require(Survey survey) {
        if (mode == PlanMode.APPLY) {
            renewSecrets.require(descriptor);
            described().forEach(kind -> kind.require(survey.scope()));
        }
    }

    /**
     * Reads what a plan needs.
     *
     * @throws IOException if the login fails
     */
    Survey survey() throws IOException {
        Supplier<Caller> caller = Caller.read(client, parallel);
        PermissionLookup permissions = new PermissionLookup(new AuthorizationApi(client), parallel);
        Inventory inventory = new Inventory(client, parallel, descriptor.prefix());
        Runnable lists = inventory.start(
                kinds().stream().flatMap(kind -> kind.listings().stream()).toList());
        Caller known = caller.get();
        lists.run();
        Scope scope = new Scope(
                descriptor,
                inventory,
                known,
                permissions,
                secretsFile.map(file -> file.of(organization(known))),
                renewSecrets,
                made);
        Map<Operation, IOException> refusals = new LinkedHashMap<>();
        inventory
                .lists()
                .forEach((listing, reading) -> reading.reason().ifPresent(reason -> {
                    if (isNeeded(listing) && !(mode == PlanMode.REMOVE && isAbsent(reason))) {
                        refusals.put(listing.operation(), reason);
                    }
                }));
        if (!refusals.isEmpty() || surelyWrites(scope)) {
            permissions.start();
        } else if (mode == PlanMode.APPLY) {
            described().forEach(kind -> permissions.start(kind.comparedDomains(scope)));
        }
        Runnable needs = inventory.start(needs(scope));
        if (refusals.isEmpty()) {
            Set<Question> questions = new LinkedHashSet<>();
            try {
                kinds().forEach(kind -> questions.addAll(kind.questions(scope, mode == PlanMode.REMOVE)));
            } catch (PlanException e) {
                throw e.told(AccessReport.about(known, List.of()));
            }
            inventory.ask(questions);
            inventory
                    .answers()
                    .forEach((question, reading) -> reading.reason().ifPresent(reason -> {
                        if (!isAbsent(reason)) {
                            refusals.put(question.operation(), reason);
                        }
                    }));
        }
        needs.run();
        boolean seesAll = inventory.lists().values().stream()
                .flatMap(reading -> reading.reason().stream())
                .allMatch(Planner::isAbsent);
        return new Survey(scope, refusals, seesAll);
    }

    private static String organization(Caller caller) {
        return caller.organizationName().map(NamedEntity::id).orElse("");
    }

    /** What a run needs and what is in its way, as far as what was read tells. */
    EstimatedPlan estimate(Survey survey) {
        return new EstimatedPlan(registry, new PossibleRuns(registry, descriptor), survey.scope(), Set.of(mode));
    }

    /** Asks for the integration types that a plan needs, also where lists of other kinds are refused. */
    void askForTypes(Survey survey) {
        if (mode == PlanMode.APPLY) {
            Scope scope = survey.scope();
            scope.inventory()
                    .askOnce(described().stream()
                            .filter(kind -> kind.listings().stream().allMatch(scope.inventory()::isRead))
                            .flatMap(kind -> kind.typeQuestions(scope).stream())
                            .toList());
        }
    }

    /** Whether there is a kind of this key. */
    boolean knows(String kind) {
        return registry.all().stream().anyMatch(known -> known.key().equals(kind));
    }

    /** Which lists and questions a plan of the described kinds would need, each with its kind. */
    List<Need> reads() {
        return kinds().stream()
                .flatMap(kind -> kind.listings().stream().map(listing -> Need.of(kind.key(), listing.operation())))
                .distinct()
                .toList();
    }

    /** What removing needs, for the kinds of what a plan makes. */
    List<Need> undoing(Plan plan) {
        PossibleRuns runs = new PossibleRuns(registry, descriptor);
        return registry.all().stream()
                .filter(kind -> plan.changes().stream()
                        .anyMatch(change -> change.type() == Change.Type.CREATE
                                && change.key().kind().equals(kind.key())))
                .flatMap(kind -> Needs.of(kind, runs, PlanMode.REMOVE).stream())
                .toList();
    }

    /** The kind that a list or a question belongs to; the first, where several share it. */
    String kindOf(Operation read) {
        PossibleRuns runs = new PossibleRuns(registry, descriptor);
        return kinds().stream()
                .filter(kind -> runs.operations(kind, mode).contains(read))
                .map(Kind::key)
                .findFirst()
                .orElse("the descriptor");
    }

    /** Whether the organization does not have what was asked for. */
    static boolean isAbsent(IOException reason) {
        return reason instanceof ApiException api && (api.isGone() || api.saysFeatureOff());
    }

    /** There is no plan, since a list is not offered. */
    PlanException notOffered(Operation list) {
        Kind kind = kinds().stream()
                .filter(one -> one.listings().stream()
                        .anyMatch(listing -> listing.operation().equals(list)))
                .findFirst()
                .orElseThrow();
        return new PlanException(
                Cause.KIND_NOT_OFFERED,
                "The organization does not offer " + kind.key() + ", which the descriptor has: could not "
                        + list.action() + " (" + list.signature() + ")",
                kind.ifNotOffered());
    }

    /** A list of a kind that is not described is read for leftovers only, and may be refused. */
    private boolean isNeeded(Listing listing) {
        return described().stream().anyMatch(kind -> kind.listings().contains(listing));
    }

    /**
     * Plans with what was read.
     *
     * @throws PlanException if there is no plan
     */
    Plan plan(Survey survey) {
        return builder(survey).plan(Leftovers::going);
    }

    /**
     * Plans anew while a plan is executed, or after it: no more is pruned than by that plan.
     *
     * @param pruned the ids of what it prunes
     * @throws PlanException if there is no plan
     */
    Plan readBack(Survey survey, Set<String> pruned) {
        return builder(survey).plan(leftovers -> pruned);
    }

    private PlanBuilder builder(Survey survey) {
        return new PlanBuilder(registry, survey, mode, pruning);
    }
}
