package io.github.premiumdeploy.plan;

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
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans what makes an organization as a descriptor states it. It reads the lists that the descriptor's kinds need, all side
 * by side with the caller's own data, then what single resources need, again side by side; nothing else.
 */
public final class Planner {

    /**
     * What was read of an organization.
     *
     * @param catalogue tells the permissions that exist in it; they are read only where something is to be written
     * @param refusals the lists and questions that could not be read, by operation
     * @param seesAll whether all lists were read but those that the organization does not offer
     */
    public record Survey(
            Caller caller,
            Scope scope,
            Supplier<Fetched<PermissionCatalog>> catalogue,
            Map<Operation, IOException> refusals,
            boolean seesAll) {

        /** Whether a list or a question was asked for. */
        public boolean hasRead(Operation operation) {
            return Stream.concat(
                            scope.inventory().lists().keySet().stream().map(Listing::operation),
                            scope.inventory().answers().keySet().stream().map(Question::operation))
                    .anyMatch(operation::equals);
        }
    }

    private final GenesysClient client;
    private final Parallel parallel;
    private final KindRegistry registry;
    private final Descriptor descriptor;
    private final Optional<SecretsFile> secretsFile;
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
            Optional<Path> secretsFile,
            PlanMode mode,
            Pruning pruning) {
        this.client = client;
        this.parallel = parallel;
        this.registry = registry;
        this.descriptor = descriptor;
        this.secretsFile = secretsFile.map(SecretsFile::new);
        this.mode = mode;
        this.pruning = pruning;
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
    public void require(Survey survey) {
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
    public Survey survey() throws IOException {
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
            kinds().forEach(kind -> questions.addAll(kind.questions(scope, mode == PlanMode.REMOVE)));
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
        return new Survey(known, scope, permissions::all, refusals, seesAll);
    }

    private static String organization(Caller caller) {
        return caller.organizationName().map(NamedEntity::id).orElse("");
    }

    /** What a run needs and what is in its way, as far as what was read tells. */
    public EstimatedPlan estimate(Survey survey) {
        return new EstimatedPlan(registry, descriptor, survey.scope(), Set.of(mode));
    }

    /** Whether there is a kind of this key. */
    boolean knows(String kind) {
        return registry.all().stream().anyMatch(known -> known.key().equals(kind));
    }

    /** Which lists and questions a plan of the described kinds would need, each with its kind. */
    public List<Need> reads() {
        return kinds().stream()
                .flatMap(kind -> kind.listings().stream().map(listing -> Need.of(kind.key(), listing.operation())))
                .distinct()
                .toList();
    }

    /** What removing needs, for the kinds of what a plan makes. */
    public List<Need> undoing(Plan plan) {
        return registry.all().stream()
                .filter(kind -> plan.changes().stream()
                        .anyMatch(change -> change.type() == Change.Type.CREATE
                                && change.key().kind().equals(kind.key())))
                .flatMap(kind -> Needs.of(kind, descriptor, PlanMode.REMOVE).stream())
                .toList();
    }

    /** The kind that a list or a question belongs to; the first, where several share it. */
    public String kindOf(Operation read) {
        return kinds().stream()
                .filter(kind ->
                        kind.operations(descriptor, mode == PlanMode.REMOVE).contains(read))
                .map(Kind::key)
                .findFirst()
                .orElse("the descriptor");
    }

    /** Whether the organization does not have what was asked for. */
    static boolean isAbsent(IOException reason) {
        return reason instanceof ApiException api
                && (api.status() == 404 || api.status() == 410 || api.saysFeatureOff());
    }

    /** There is no plan, since a list is not offered. */
    public PlanException notOffered(Operation list) {
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
    public Plan plan(Survey survey) {
        return plan(survey, Optional.empty());
    }

    /**
     * Plans anew while a plan is executed, or after it: no more is pruned than by that plan.
     *
     * @param pruned the ids of what it prunes
     * @throws PlanException if there is no plan
     */
    public Plan readBack(Survey survey, Set<String> pruned) {
        return plan(survey, Optional.of(pruned));
    }

    private Plan plan(Survey survey, Optional<Set<String>> pruned) {
        Scope scope = survey.scope();
        List<Change> changes = new ArrayList<>();
        Set<Key> described = new HashSet<>();
        described().forEach(kind -> kind.requireDecided(scope, mode == PlanMode.REMOVE));
        for (Kind kind : registry.all()) {
            List<Item> items = descriptor.items(kind.key());
            if (mode == PlanMode.APPLY) {
                items.forEach(item -> changes.addAll(kind.changes(scope, item)));
                changes.forEach(change -> described.add(change.key()));
            } else {
                items.forEach(item -> described.add(new Key(kind.key(), item.name())));
            }
        }
        Map<Existing, Kind> left = new LinkedHashMap<>();
        for (Kind kind : registry.all()) {
            List<Existing> all = kind.existing(scope).stream()
                    .sorted(Comparator.comparing(existing -> existing.key().name()))
                    .toList();
            for (Existing existing : all) {
                Optional<String> removed = kind.whyRemoved(scope, existing);
                boolean isDescribed = described.contains(existing.key());
                if (removed.isPresent() && (!isDescribed || mode == PlanMode.REMOVE)) {
                    changes.add(Leftovers.stays(scope, existing, removed.get()));
                } else if (!isDescribed) {
                    left.put(existing, kind);
                } else if (mode == PlanMode.REMOVE) {
                    changes.add(kind.untouchable(scope, existing)
                            .map(reason -> Leftovers.stays(scope, existing, "never deleted: " + reason))
                            .orElseGet(() -> kind.remove(scope, existing)));
                }
            }
        }
        List<Change> marked = new ArrayList<>(changes.stream()
                .map(change -> marked(scope, change))
                .map(change -> withoutForms(scope, change))
                .toList());
        Leftovers leftovers = new Leftovers(registry, scope, pruning, made, left, survey.seesAll());
        Set<String> going = pruned.orElseGet(leftovers::going);
        marked.addAll(leftovers.changes(going, existing -> left.get(existing).remove(scope, existing)));
        return new Plan(
                descriptor.prefix(), marked, Optional.of(leftovers.list()).filter(list -> pruning.isEnabled()));
    }

    /** Where all that differs is what the platform keeps in forms of its own, whatever is sent, nothing is sent again. */
    private Change withoutForms(Scope scope, Change change) {
        String organization = scope.organizationId().orElse("");
        boolean isFormOnly = change.type() == Change.Type.UPDATE
                && !change.differences().isEmpty()
                && change.differences().stream()
                        .allMatch(difference ->
                                made.isForm(organization, change.id().orElse(""), difference));
        return isFormOnly ? change.inFormOnly() : change;
    }

    /** What exists and was made by this app, as far as receipts tell, or was there before. */
    private Change marked(Scope scope, Change change) {
        boolean wasThere = change.type() != Change.Type.LEFT_OVER
                && change.id()
                        .filter(id -> scope.organizationId()
                                .filter(organization ->
                                        made.have(AppIdentity.of(descriptor), organization, registry.owner(id)))
                                .isEmpty())
                        .isPresent();
        return wasThere ? change.ofWhatWasThere() : change;
    }
}
