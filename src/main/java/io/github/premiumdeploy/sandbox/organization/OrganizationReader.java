package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.IntegrationType;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.License;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Policy;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.PremiumApps;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.User;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Turns an organization file into an organization, or into the list of everything that is wrong with the file. */
final class OrganizationReader {

    /** Grants without a date are old enough to be in effect under any clock. */
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");

    private static final List<String> GRANT_TYPES =
            List.of("CLIENT-CREDENTIALS", "CODE", "TOKEN", "SAML2-BEARER", "PASSWORD");

    /** What a policy is like where the file does not say. */
    private static final JsonNode UNCONDITIONAL =
            SandboxJson.object().put("condition", "").put("conditionMet", true);

    private static final Pattern ENTITY = Pattern.compile("[^:]+:[^:]+");

    private final List<String> problems = new ArrayList<>();
    private final Map<String, Map<String, String>> idsByKindAndName =
            Map.of("division", new LinkedHashMap<>(), "role", new LinkedHashMap<>(), "user", new LinkedHashMap<>());
    private final Set<String> clientIds = new LinkedHashSet<>();
    private final Map<String, String> pathsOfIds = new LinkedHashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private String home = "";

    private OrganizationReader() {}

    static SandboxOrganization bundled(String name) {
        return parse(OrganizationDocument.bundled(name), "the " + name + " organization");
    }

    static SandboxOrganization read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new SandboxOrganizationException(
                    file.toString(), List.of("the file: cannot be read: " + FileErrorText.of(e)));
        }
    }

    static SandboxOrganization parse(String text, String source) {
        return parse(OrganizationDocument.read(text, source), source);
    }

    static SandboxOrganization parse(ObjectNode tree, String source) {
        OrganizationReader reader = new OrganizationReader();
        SandboxOrganization organization = reader.organization(new FileSection(tree, "", reader.problems));
        if (!reader.problems.isEmpty()) {
            throw new SandboxOrganizationException(source, reader.problems);
        }
        return organization;
    }

    private SandboxOrganization organization(FileSection file) {
        FileSection identity = file.section("organization");
        String name = identity.text("name");
        // Divisions and roles come first: clients and users refer to them.
        List<Division> divisions = file.each("divisions", this::division);
        if (home.isEmpty()) {
            file.problem("divisions", "one of them must say home: true");
        }
        List<Role> roles = file.each("roles", this::role);
        List<Client> clients = file.each("clients", this::client);
        List<User> users = file.each("users", this::user);
        FileSection rateLimit = file.section("rateLimit");
        PremiumApps premiumApps =
                file.section("premiumApps", standard("premiumApps")).as(PremiumApps.class);
        SandboxOrganization organization = new SandboxOrganization(
                id(identity, "organization", name),
                name,
                identity.text("shortName", name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")),
                identity.text("domain", "sandbox"),
                file.section("features").entries(FileSection::flag),
                file.texts("products"),
                divisions,
                permissions(file.section("permissions")),
                entities(file, "divisionAware"),
                entities(file, "allowsConditions"),
                file.each("licenses", OrganizationReader::license),
                roles,
                clients,
                users,
                List.copyOf(grants),
                file.each("tokens", this::token),
                file.each("integrationTypes", OrganizationReader::usualType, this::integrationType),
                file.section("limits")
                        .entries((namespaces, namespace) -> namespaces
                                .section(namespace)
                                .entries((keys, key) -> keys.number(key, 0, 0, Integer.MAX_VALUE))),
                premiumApps,
                file.section("switches", standard("switches")).as(Switches.class),
                OperationRulesReader.refusals(file.section("refusals", standard("refusals")), premiumApps),
                OperationRulesReader.contract(file.section("contract", standard("contract"))),
                rateLimit.number("requestsPerMinute", 0, 0, Integer.MAX_VALUE));
        identity.done();
        rateLimit.done();
        file.done();
        return organization;
    }

    /** What the organization is like where a file does not say. */
    private static JsonNode standard(String key) {
        return OrganizationDocument.STANDARD.path(key);
    }

    private static Map<String, Map<String, List<String>>> permissions(FileSection section) {
        return section.entries((domains, domain) -> domains.section(domain).entries(FileSection::texts));
    }

    /** A list of {@code domain:entity}; those that the organization lacks make no difference. */
    private static Set<String> entities(FileSection file, String key) {
        List<String> entities = file.texts(key);
        for (int i = 0; i < entities.size(); i++) {
            if (!ENTITY.matcher(entities.get(i)).matches()) {
                file.problem(key + "[" + i + "]", "must be domain:entity, not " + entities.get(i));
            }
        }
        return Set.copyOf(entities);
    }

    private static License license(FileSection section) {
        return new License(
                section.text("id"),
                section.text("description", ""),
                SandboxOrganization.names(permissions(section.section("permissions")))
                        .toList());
    }

    private Division division(FileSection section) {
        String name = section.text("name");
        Division division = new Division(
                id(section, "division", name), name, section.text("description", ""), section.flag("home"));
        if (division.home()) {
            if (!home.isEmpty()) {
                section.problem("home", "only one division can be home");
            }
            home = name;
        }
        return division;
    }

    private Role role(FileSection section) {
        String name = section.text("name");
        return new Role(
                id(section, "role", name),
                name,
                section.text("description", ""),
                section.flag("default"),
                section.texts("permissions"),
                section.each("policies", policy -> UNCONDITIONAL, policy -> policy.as(Policy.class)));
    }

    private Client client(FileSection section) {
        String name = section.text("name");
        String id = id(section, "client", name);
        grants(section, id);
        clientIds.add(id);
        ObjectNode shown = SandboxJson.named(id, name)
                .put("description", section.text("description", ""))
                .put("accessTokenValiditySeconds", section.number("accessTokenValiditySeconds", 86_400, 300, 172_800))
                .put("authorizedGrantType", section.oneOf("authorizedGrantType", "CLIENT-CREDENTIALS", GRANT_TYPES))
                .put("state", section.oneOf("state", "active", List.of("active", "disabled", "inactive")));
        section.instant("dateToDelete").ifPresent(end -> shown.put("dateToDelete", SandboxJson.time(end)));
        shown.set("registeredRedirectUri", SandboxJson.texts(section.texts("registeredRedirectUri")));
        shown.set("scope", SandboxJson.texts(section.texts("scope")));
        return new Client(section.text("secret"), shown);
    }

    private User user(FileSection section) {
        String name = section.text("name");
        String id = id(section, "user", name);
        grants(section, id);
        return new User(id, name, section.text("email", ""));
    }

    private void grants(FileSection subject, String subjectId) {
        grants.addAll(subject.each("roles", section -> {
            String role = section.text("role");
            String division = section.text("division", home);
            return new Grant(
                    subjectId,
                    reference(section, "role", role),
                    division.equals(Division.EVERY) ? division : reference(section, "division", division),
                    section.instant("grantMadeAt").orElse(LONG_AGO));
        }));
    }

    private Token token(FileSection section) {
        String client = section.text("client", "builtin");
        boolean builtIn = client.equals("builtin");
        if (!builtIn && !clientIds.contains(client)) {
            section.problem("client", client + " is neither builtin nor the id of a client described under clients");
        }
        Token token = new Token(
                section.text("value"),
                Optional.of(reference(section, "user", section.text("user"))),
                builtIn ? SandboxOrganization.BUILT_IN_CLIENT : client,
                section.texts("scopes"),
                section.instant("expires").orElse(Instant.MAX));
        if (pathsOfIds.putIfAbsent(token.value(), "token") != null) {
            section.problem("value", "is taken already");
        }
        return token;
    }

    private IntegrationType integrationType(FileSection section) {
        IntegrationType type = section.as(IntegrationType.class);
        if (!type.id().isEmpty() && pathsOfIds.putIfAbsent(type.id(), "integration type " + type.id()) != null) {
            section.problem("id", type.id() + " is taken already");
        }
        return type;
    }

    /** What an integration type is like where the file does not say: it takes no properties, and anything as advanced. */
    private static JsonNode usualType(JsonNode type) {
        ObjectNode usual = SandboxJson.object()
                .put("name", type.path("id").asText())
                .put("description", "")
                .put("category", "")
                .put("provider", "clientapps");
        for (String part : List.of("properties", "advanced")) {
            usual.putObject(part)
                    .put("$schema", "http://json-schema.org/draft-04/schema#")
                    .put("title", part)
                    .put("type", "object")
                    .put("additionalProperties", part.equals("advanced"));
        }
        return usual;
    }

    /** The id that the file gives, or one that is the same every time; no two things share one. */
    private String id(FileSection section, String kind, String name) {
        boolean given = section.has("id");
        String derived = UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
        String id = section.text("id", derived);
        String other = pathsOfIds.putIfAbsent(id, kind + " " + name);
        if (other != null && (given || kind.equals("client"))) {
            section.problem("id", id + " is the id of the " + other + " already");
        }
        Map<String, String> others = idsByKindAndName.get(kind);
        if (others != null && !name.isEmpty() && others.putIfAbsent(name, id) != null) {
            section.problem("name", "there is another " + kind + " of the name " + name);
        }
        return id;
    }

    private String reference(FileSection section, String kind, String name) {
        Map<String, String> ids = idsByKindAndName.get(kind);
        if (!ids.containsKey(name) && !name.isEmpty()) {
            section.problem(
                    kind, name + " is not described under " + kind + "s" + FileSection.didYouMean(name, ids.keySet()));
        }
        return ids.getOrDefault(name, "");
    }
}
