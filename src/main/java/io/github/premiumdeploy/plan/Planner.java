package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Plans what makes an organization as a descriptor states it. It reads the lists that the descriptor's kinds need, all side
 * by side with the caller's own data, then what single resources need, again side by side; nothing else.
 */
public final class Planner {

    private final GenesysClient client;
    private final Parallel parallel;
    private final KindRegistry registry;
    private final Descriptor descriptor;
    private PossibleRuns runs;
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
        this.runs = new PossibleRuns(registry, descriptor);
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

    /** Takes what runs of the descriptor can send from where others told it; without this, it is told anew. */
    public Planner sharing(PossibleRuns told) {
        runs = told;
        return this;
    }

    /** Has new secrets made for some OAuth clients. */
    public Planner renewing(RenewSecrets some) {
        renewSecrets = some;
        return this;
    }

    /** The kinds that are read. */
    private List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : registry.all()) {
            if (!descriptor.items(kind.key()).isEmpty() || pruning.isEnabled() && kind.isReadForLeftovers()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private List<Kind> described() {
        return registry.of(descriptor);
    }

    /**
     * Lists that only tell what the organization has to have for what is to be made; one that cannot be read tells nothing.
     */
    private List<Listing> needs(Scope scope) {
        List<Listing> needs = new ArrayList<>();
        if (mode == PlanMode.APPLY) {
            for (Kind kind : described()) {
                if (surelyWrites(kind, scope)) {
                    needs.addAll(kind.needs(descriptor));
                }
            }
        }
        return needs;
    }

    /**
     * Whether a plan surely writes something: something that is described is not there, or is to be removed and there. A
     * change of what is there shows only as the plan is made.
     */
    private boolean surelyWrites(Kind kind, Scope scope) {
        Set<String> there = new HashSet<>();
        for (Existing existing : kind.existing(scope)) {
            there.add(existing.key().name());
        }
        for (Item item : descriptor.items(kind.key())) {
            if (there.contains(item.name()) == (mode == PlanMode.REMOVE)) {
                return true;
            }
        }
        return false;
    }

    /** Makes sure that the organization has what the described kinds need at all. */
    void require(Survey survey) {
        if (mode == PlanMode.APPLY) {
            renewSecrets.require(descriptor);
            for (Kind kind : described()) {
                kind.require(survey.scope());
            }
        }
    }

    /** Reads what a plan needs. */
    Survey survey() throws IOException {
        Supplier<Caller> caller = Caller.read(client, parallel);
        PermissionLookup permissions = new PermissionLookup(new AuthorizationApi(client), parallel);
        Inventory inventory = new Inventory(client, parallel, descriptor.prefix());
        List<Listing> listings = new ArrayList<>();
        for (Kind kind : kinds()) {
            listings.addAll(kind.listings());
        }
        Runnable lists = inventory.start(listings);
        Caller known = caller.get();
        lists.run();
        Optional<SecretsFile> secrets = secretsFile.map(
                file -> file.of(known.organizationName().map(NamedEntity::id).orElse("")));
        Scope scope = new Scope(descriptor, inventory, known, permissions, secrets, renewSecrets, made);
        Map<Operation, IOException> refusals = new LinkedHashMap<>();
        for (Map.Entry<Listing, Fetched<List<JsonNode>>> read :
                inventory.lists().entrySet()) {
            Optional<IOException> reason = read.getValue().reason();
            if (reason.isPresent() && isNeeded(read.getKey()) && !(mode == PlanMode.REMOVE && isAbsent(reason.get()))) {
                refusals.put(read.getKey().operation(), reason.get());
            }
        }
        boolean writes = !refusals.isEmpty();
        for (Kind kind : described()) {
            writes = writes || surelyWrites(kind, scope);
        }
        if (writes) {
            permissions.start();
        } else if (mode == PlanMode.APPLY) {
            for (Kind kind : described()) {
                permissions.start(kind.comparedDomains(scope));
            }
        }
        Runnable needs = inventory.start(needs(scope));
        if (refusals.isEmpty()) {
            Set<Question> questions = new LinkedHashSet<>();
            try {
                for (Kind kind : kinds()) {
                    questions.addAll(mode == PlanMode.APPLY ? kind.questions(scope) : kind.questionsToRemove(scope));
                }
            } catch (PlanException e) {
                throw e.told(AccessReport.about(known, List.of()));
            }
            inventory.ask(questions);
            for (Map.Entry<Question, Fetched<JsonNode>> read :
                    inventory.answers().entrySet()) {
                Optional<IOException> reason = read.getValue().reason();
                if (reason.isPresent() && !isAbsent(reason.get())) {
                    refusals.put(read.getKey().operation(), reason.get());
                }
            }
        }
        needs.run();
        boolean seesAll = true;
        for (Fetched<List<JsonNode>> read : inventory.lists().values()) {
            seesAll &= read.reason().isEmpty() || isAbsent(read.reason().get());
        }
        return new Survey(scope, refusals, seesAll);
    }

    /** What a run needs and what is in its way, as far as what was read tells. */
    EstimatedPlan estimate(Survey survey) {
        return new EstimatedPlan(registry, runs, survey.scope(), Set.of(mode));
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
        return registry.all().stream()
                .filter(kind -> plan.changes().stream()
                        .anyMatch(change -> change.type() == Change.Type.CREATE
                                && change.key().kind().equals(kind.key())))
                .flatMap(kind -> Needs.of(kind, runs, PlanMode.REMOVE).stream())
                .toList();
    }

    /** The kind that a list or a question belongs to; the first, where several share it. */
    String kindOf(Operation read) {
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
        for (Kind kind : described()) {
            if (kind.listings().contains(listing)) {
                return true;
            }
        }
        return false;
    }

    Plan plan(Survey survey) {
        return builder(survey).plan(Leftovers::going);
    }

    /** Plans anew while a plan is executed, or after it: no more is pruned than by that plan. */
    Plan readBack(Survey survey, Set<String> pruned) {
        return builder(survey).plan(leftovers -> pruned);
    }

    private PlanBuilder builder(Survey survey) {
        return new PlanBuilder(registry, survey, mode, pruning);
    }
}
