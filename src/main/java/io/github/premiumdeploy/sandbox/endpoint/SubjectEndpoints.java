package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Policy;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.Switches.PoliciesInGrants;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who holds which roles where. */
final class SubjectEndpoints implements EndpointGroup {

    private static final List<String> SUBJECT_TYPES = List.of("PC_USER", "PC_GROUP", "PC_OAUTH_CLIENT");

    private final State state;

    SubjectEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(AuthorizationApi.SUBJECT_ME, this::me).readingAlso("includeFullRoles"),
                SandboxEndpoint.of(AuthorizationApi.GRANT_ROLE, this::grant)
                        .asking("subjectType")
                        .in(this::divisionOfPath),
                SandboxEndpoint.of(AuthorizationApi.REVOKE_ROLE, this::revoke)
                        .asking("subjectType")
                        .in(this::divisionOfPath),
                SandboxEndpoint.of(AuthorizationApi.GRANT_ROLES, this::grantSeveral)
                        .taking("RoleDivisionGrants")
                        .asking("subjectType")
                        .in(this::divisionsOfBody),
                SandboxEndpoint.of(AuthorizationApi.ADD_USERS, this::addUsers));
    }

    @Override
    public String models() {
        return """
                RoleDivisionGrants: grants list[RoleDivisionPair]!
                RoleDivisionPair: divisionId str!; roleId str!
                """;
    }

    private SandboxResponse me(Call call) {
        // Whether the parameter is needed for the policies is uncertain, hence the switch.
        PoliciesInGrants shown = state.switches().policiesInGrants();
        boolean policies = shown == PoliciesInGrants.ALWAYS
                || shown == PoliciesInGrants.ONLY_WITH_INCLUDE_FULL_ROLES
                        && call.query("includeFullRoles").filter("true"::equals).isPresent();
        String id = call.caller().subjectId();
        String name = call.caller().isUser()
                ? state.users().get(id).name()
                : state.clients().get(id).name();
        ObjectNode subject = SandboxJson.named(id, name);
        subject.set("grants", SandboxJson.array(state.grantsOf(id), grant -> grant(grant, policies)));
        return SandboxResponse.ok(subject.put("version", 1).put("selfUri", "/api/v2/authorization/subjects/" + id));
    }

    private ObjectNode grant(Grant grant, boolean withPolicies) {
        Role role = state.roles().get(grant.roleId());
        ObjectNode shown = SandboxJson.object().put("subjectId", grant.subjectId());
        shown.set("division", DivisionEndpoints.shown(state.division(grant.divisionId())));
        ObjectNode shownRole = SandboxJson.named(role.id(), role.name())
                .put("description", role.description())
                .put("default", role.isDefault())
                .put("selfUri", "/api/v2/authorization/roles/" + role.id());
        if (withPolicies) {
            shownRole.set("policies", SandboxJson.array(role.policies(), SubjectEndpoints::policy));
        }
        shown.set("role", shownRole);
        return shown.put("grantMadeAt", SandboxJson.time(grant.madeAt()));
    }

    private static ObjectNode policy(Policy policy) {
        ObjectNode shown = SandboxJson.object().put("domain", policy.domain()).put("entityName", policy.entityName());
        shown.set("actions", SandboxJson.texts(policy.actionSet()));
        return policy.condition().isEmpty() ? shown : shown.put("condition", policy.condition());
    }

    private SandboxResponse grant(Call call) {
        Grant grant = requested(call);
        requireSubject(call, grant.subjectId());
        add(List.of(grant));
        return SandboxResponse.empty(204);
    }

    private SandboxResponse grantSeveral(Call call) {
        String subject = call.variable(0);
        requireSubject(call, subject);
        add(call.body()
                .path("grants")
                .valueStream()
                .map(pair -> new Grant(
                        subject,
                        pair.path("roleId").asText(),
                        pair.path("divisionId").asText(),
                        state.now()))
                .toList());
        return SandboxResponse.empty(204);
    }

    private Set<String> divisionOfPath(Call call) {
        return known(Stream.of(call.variable(1)));
    }

    private Set<String> divisionsOfBody(Call call) {
        return known(call.json()
                .path("grants")
                .valueStream()
                .map(pair -> pair.path("divisionId").asText()));
    }

    /** What does not exist is told as such, and not as a permission that is missing there. */
    private Set<String> known(Stream<String> divisions) {
        return divisions.filter(state::isDivision).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The older way to grant a role, which knows users and the home division only. */
    private SandboxResponse addUsers(Call call) {
        String role = call.variable(0);
        JsonNode body = call.json();
        if (!body.isArray() || !body.valueStream().allMatch(JsonNode::isTextual)) {
            throw Refusal.badRequest("The request could not be understood: the body must be an array of text");
        }
        List<Grant> grants = body.valueStream()
                .map(user -> new Grant(user.asText(), role, state.homeDivision(), state.now()))
                .toList();
        for (Grant grant : grants) {
            if (!state.users().containsKey(grant.subjectId())) {
                throw Refusal.notFound("user", grant.subjectId());
            }
        }
        add(grants);
        return SandboxResponse.ok(body);
    }

    /** All of them or none. */
    private void add(List<Grant> wanted) {
        wanted.forEach(this::requireRoleAndDivision);
        List<Grant> added = wanted.stream()
                .filter(grant -> state.grants().stream().noneMatch(grant::isSameAs))
                .toList();
        int max = state.switches().maxRoleAssignments();
        for (Grant grant : added) {
            long together = state.grantsOf(grant.subjectId()).size()
                    + added.stream()
                            .filter(other -> other.subjectId().equals(grant.subjectId()))
                            .count();
            if (together > max) {
                throw Refusal.of(
                                400,
                                "max.role.assignments.exceeded",
                                "The subject would have more than the maximum of " + max + " role assignments")
                        .limit("authorization", "subject.role.assignments", max);
            }
        }
        state.grants().addAll(added);
    }

    private SandboxResponse revoke(Call call) {
        Grant grant = requested(call);
        requireRoleAndDivision(grant);
        if (!state.grants().removeIf(grant::isSameAs)) {
            throw Refusal.notFound("grant", grant.subjectId());
        }
        return SandboxResponse.empty(204);
    }

    private Grant requested(Call call) {
        return new Grant(call.variable(0), call.variable(2), call.variable(1), state.now());
    }

    /** A subject of another type than the query says is not found; uncertain, but a grant to nobody helps nobody. */
    private void requireSubject(Call call, String id) {
        String type = call.query("subjectType").orElse("PC_USER");
        if (!SUBJECT_TYPES.contains(type)) {
            throw Refusal.of(
                            400,
                            "invalid.query.param.value",
                            "Value [" + type + "] is not valid for parameter [subjectType]. Allowable values are: "
                                    + String.join(", ", SUBJECT_TYPES))
                    .detail("invalid.query.param.value", "subjectType");
        }
        Map<String, ?> subjects = switch (type) {
            case "PC_GROUP" -> state.groups();
            case "PC_OAUTH_CLIENT" -> state.clients();
            default -> state.users();
        };
        if (!subjects.containsKey(id)) {
            throw Refusal.notFound("subject", id);
        }
    }

    private void requireRoleAndDivision(Grant grant) {
        if (!state.roles().containsKey(grant.roleId())) {
            throw Refusal.notFound("role", grant.roleId());
        }
        if (!state.isDivision(grant.divisionId())) {
            throw Refusal.notFound("division", grant.divisionId());
        }
    }
}
