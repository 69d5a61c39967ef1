package io.github.premiumdeploy.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.KindRegistry;
import io.github.premiumdeploy.plan.Needs;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.text.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a descriptor together from what an organization has, and only reads. A plan of it has nothing to change: what a run
 * would change is not described, and named with the reason.
 */
public final class Importer {

    private final GenesysClient client;
    private final Parallel parallel;
    private final KindRegistry registry;
    private final ImportRequest request;
    private ImportSurvey survey;

    public Importer(GenesysClient client, Parallel parallel, KindRegistry registry, ImportRequest request) {
        this.client = client;
        this.parallel = parallel;
        this.registry = registry;
        this.request = request;
    }

    /** What an import can send. */
    public static List<Need> needs(KindRegistry registry) {
        List<Need> needs = new ArrayList<>(Needs.ofEveryRun());
        for (Kind kind : registry.all()) {
            Stream.concat(
                            kind.listings().stream().map(listing -> listing.operation()),
                            kind.describingOperations().stream())
                    .distinct()
                    .map(operation -> Need.of(kind.key(), operation))
                    .forEach(needs::add);
        }
        needs.add(Need.of("app-instance", IntegrationsApi.TYPE));
        needs.add(Need.of("byoc-cloud-trunk", AuthorizationApi.PRODUCTS));
        return needs;
    }

    /**
     * Reads the lists of the organization, and who the caller is.
     *
     * @throws IOException if the login fails, or a list gets no answer
     */
    public Caller read() throws IOException {
        survey = ImportSurvey.read(client, parallel, registry, request.beginning());
        return survey.caller();
    }

    /**
     * Why nothing could be read but what everybody may read, with what was asked; empty if something could.
     */
    public Optional<Map.Entry<Need, IOException>> refusal() {
        boolean isRead = survey.read().stream()
                .flatMap(kind -> kind.listings().stream())
                .anyMatch(listing -> !listing.operation().permissions().isEmpty());
        return isRead
                ? Optional.empty()
                : survey.refusals().entrySet().stream()
                        .findFirst()
                        .map(one -> Map.entry(
                                Need.of(one.getKey().key(), one.getValue().operation()),
                                one.getValue().reason()));
    }

    /**
     * Puts the descriptor together.
     *
     * @param header lines for its beginning
     * @throws PlanException if there is nothing to describe
     */
    public ImportResult describe(List<String> header) {
        String prefix = request.prefix().orElseGet(this::foundPrefix);
        List<JsonNode> integrations = survey.entries(IntegrationsApi.LIST).stream()
                .filter(one -> name(one).startsWith(prefix))
                .toList();
        AppTypes types = AppTypes.of(integrations);
        Scope scope = survey.scope(blank(prefix, types));
        DescribedResources resources = new DescribedResources(scope, survey.read());
        resources.describe(existing -> wants(existing, prefix));
        if (resources.described().isEmpty() && resources.impossible().isEmpty()) {
            throw nothing(prefix, resources.there().isEmpty());
        }
        DescriptorText text = new DescriptorText(prefix, types, viewPermission(types, resources), true, resources);
        ImportCheck check = new ImportCheck(survey);
        boolean checksByoc =
                text.fields().path("provisioningInfo").has("byoc-cloud-trunk") && check.meets(ImportCheck.parse(text));
        text = new DescriptorText(prefix, types, text.viewPermission(), checksByoc, resources);
        leaveOutWhatWouldChange(text, check, resources);
        List<String> leftOut = leftOut(resources, integrations, types);
        List<String> lines = new ArrayList<>(header);
        lines.add(origin(prefix));
        notRead().forEach(line -> lines.add("Not read, so that nothing of it is described: " + line));
        String yaml = text.write(lines, leftOut);
        ImportCheck.parse(yaml, text.secrets());
        return new ImportResult(prefix, yaml, counts(resources), leftOut, notRead(), text.secrets());
    }

    private static void leaveOutWhatWouldChange(DescriptorText text, ImportCheck check, DescribedResources resources) {
        Map<Key, String> changes;
        do {
            changes = check.changes(ImportCheck.parse(text));
            changes.forEach(resources::drop);
        } while (!changes.isEmpty());
    }

    private boolean wants(Existing existing, String prefix) {
        return request.wants(existing.key().kind(), prefix + existing.key().name());
    }

    private static Descriptor blank(String prefix, AppTypes types) {
        return Descriptor.blank(prefix, types.app().orElse(DescriptorText.NO_TYPE), types.widget());
    }

    private static String name(JsonNode entry) {
        return entry.path("name").asText("");
    }

    private String foundPrefix() {
        AppTypes types = AppTypes.of(survey.entries(IntegrationsApi.LIST));
        List<String> names = new DescribedResources(survey.scope(blank("", types)), survey.read())
                .there().stream()
                        .filter(existing -> wants(existing, ""))
                        .map(existing -> existing.key().name())
                        .distinct()
                        .toList();
        if (names.isEmpty()) {
            throw new PlanException(
                    "The organization " + organization() + " has nothing that genesyscloud.include names" + unread(),
                    "Write kind:name with the names as they are in Genesys Cloud; * stands for anything.");
        }
        String prefix = CommonPrefix.ofNames(names);
        if (prefix.isEmpty()) {
            throw new PlanException(
                    "The names of what genesyscloud.include names do not begin alike, and a descriptor has one prefix"
                            + " for all of them: "
                            + String.join(", ", names.stream().limit(10).toList()),
                    "Take over what belongs to one app, or rename it so that all names begin with the app's prefix.");
        }
        return prefix;
    }

    private PlanException nothing(String prefix, boolean isUnknown) {
        if (!isUnknown) {
            return new PlanException(
                    "Of what carries the prefix \"" + prefix + "\", genesyscloud.include names nothing",
                    "Write kind:name with the names as they are in Genesys Cloud; * stands for anything.");
        }
        List<String> prefixes = survey.prefixes();
        return new PlanException(
                "The organization " + organization() + " has nothing whose name begins with \"" + prefix + "\""
                        + unread(),
                prefixes.isEmpty()
                        ? "Nothing that was read there carries any prefix: is it the right organization?"
                        : Nearest.likely(prefix, prefixes)
                                .map(near -> "Did you mean " + near + "?")
                                .orElseGet(() -> "Names there begin with " + String.join(", ", prefixes) + "."));
    }

    private String organization() {
        return survey.caller()
                .organizationName()
                .map(one -> one.name() + " (" + one.id() + ")")
                .orElse("of this token");
    }

    private String unread() {
        return notRead().isEmpty() ? "" : " (not read: " + String.join("; ", notRead()) + ")";
    }

    private String origin(String prefix) {
        return "Taken over from the organization "
                + survey.caller().organizationName().map(NamedEntity::name).orElse("of the token")
                + ", what carries the prefix " + prefix + ".";
    }

    /** The permission of the app's type; where that does not say it, the only one that the described roles give to view. */
    private Optional<String> viewPermission(AppTypes types, DescribedResources resources) {
        Optional<String> ofType = types.app().flatMap(type -> {
            Question question = new Question(IntegrationsApi.TYPE, IntegrationsApi.TYPE.pathWith(type), Query.NONE);
            survey.inventory().askOnce(List.of(question));
            return survey.inventory().answer(question).stream()
                    .flatMap(answer -> answer.path("userPermissions").valueStream())
                    .map(JsonNode::asText)
                    .filter(Importer::isPermission)
                    .findFirst();
        });
        return ofType.or(() -> {
            List<String> given = resources.described().stream()
                    .flatMap(role -> role.fields().path("permissionPolicies").valueStream())
                    .filter(policy -> policy.path("domain").asText().equals("integration")
                            && policy.path("actionSet").toString().equals("[\"view\"]"))
                    .map(policy -> "integration:" + policy.path("entityName").asText() + ":view")
                    .filter(Importer::isPermission)
                    .distinct()
                    .toList();
            return given.size() == 1 ? Optional.of(given.get(0)) : Optional.empty();
        });
    }

    private static boolean isPermission(String text) {
        return text.matches("[^:\\s*@]+:[^:\\s*@]+:[^:\\s*@]+");
    }

    private List<String> leftOut(DescribedResources resources, List<JsonNode> integrations, AppTypes types) {
        List<String> lines = new ArrayList<>();
        for (Description description : resources.impossible()) {
            lines.add(description.existing().key().kind() + " \"" + description.fullName() + "\" ("
                    + description.existing().id() + "): " + description.reason().orElseThrow() + parts(description));
        }
        for (Description description : resources.all()) {
            description
                    .leftOut()
                    .forEach(part -> lines.add(
                            part.what() + " of " + description.existing().key().kind() + " \"" + description.fullName()
                                    + "\" (" + part.id() + "): " + part.reason()));
        }
        if (request.include().isEmpty()) {
            lines.addAll(types.others(integrations));
        }
        return lines.stream().map(line -> line.replaceAll("\\R", " ")).toList();
    }

    /** What is not described with it. */
    private static String parts(Description description) {
        List<String> actions = description
                .fields()
                .path("data-actions")
                .valueStream()
                .map(Importer::name)
                .toList();
        return actions.isEmpty() ? "" : "; nor are its data actions " + String.join(", ", actions);
    }

    private List<String> notRead() {
        Map<Operation, List<String>> kinds = new LinkedHashMap<>();
        Map<Operation, String> reasons = new LinkedHashMap<>();
        survey.refusals().forEach((kind, refusal) -> {
            if (!refusal.isAbsence()) {
                kinds.computeIfAbsent(refusal.operation(), key -> new ArrayList<>())
                        .add(kind.key());
                reasons.put(refusal.operation(), refusal.reason().getMessage());
            }
        });
        return kinds.entrySet().stream()
                .map(one -> String.join(", ", one.getValue()) + ": could not "
                        + one.getKey().action() + " (" + one.getKey().signature() + "): "
                        + reasons.get(one.getKey()).replaceAll("\\R", " "))
                .toList();
    }

    private static Map<String, Integer> counts(DescribedResources resources) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        resources.described().forEach(one -> counts.merge(one.existing().key().kind(), 1, Integer::sum));
        return counts;
    }
}
