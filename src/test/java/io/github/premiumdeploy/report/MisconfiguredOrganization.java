package io.github.premiumdeploy.report;

import static io.github.premiumdeploy.testing.SandboxHarness.DEPLOYER;
import static io.github.premiumdeploy.testing.SandboxHarness.SECRET;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.testing.Provisioned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An organization that is set up wrong in up to three ways, and in many that do not matter, and what of it is in the way of a
 * deploy. What is true is written down while it is made up, permission by permission; nothing of the plugin is asked.
 */
final class MisconfiguredOrganization {

    /** How the deploying client comes by a permission, or does not. */
    private enum State {
        HELD,
        /** Held by a role that is granted in another division, where divisions do not count. */
        HELD_ELSEWHERE,
        /** Held under a condition that is met. */
        CONDITION_MET,
        /** Granted a minute ago, and in effect already. */
        YOUNG,
        IN_NO_ROLE,
        /** A custom role has it, and is not granted. */
        NOT_GRANTED,
        /** A role of the platform has it, and is not granted. */
        ONLY_IN_DEFAULT_ROLE,
        OTHER_DIVISION,
        CONDITION_NOT_MET,
        NOT_YET_IN_EFFECT,
        NOT_IN_ORGANIZATION,
        DENIED_BY_POLICY
    }

    private static final List<State> HARMLESS =
            List.of(State.HELD, State.HELD, State.HELD, State.HELD_ELSEWHERE, State.CONDITION_MET, State.YOUNG);

    private static final List<State> FAULTS = List.of(
            State.IN_NO_ROLE,
            State.NOT_GRANTED,
            State.ONLY_IN_DEFAULT_ROLE,
            State.OTHER_DIVISION,
            State.CONDITION_NOT_MET,
            State.NOT_YET_IN_EFFECT,
            State.NOT_IN_ORGANIZATION,
            State.DENIED_BY_POLICY);

    /** What each kind of resource needs to be made, as Genesys publishes it. */
    private static final Map<String, List<String>> NEEDED = new LinkedHashMap<>();

    private static final Map<String, String> DESCRIBED = new LinkedHashMap<>();

    static {
        kind(
                "app-instance",
                "integrations:integration:view integrations:integration:add integrations:integration:edit",
                "[{name: One, url: 'https://app.example/?l={{pcLangTag}}&e={{pcEnvironment}}'}]");
        kind("group", "directory:group:add", "[{name: Agents}]");
        kind(
                "data-table",
                "architect:datatable:view architect:datatable:add",
                "[{name: T, referenceKey: k, customFields: [{name: a, type: string}]}]");
        kind(
                "role",
                "authorization:role:view authorization:role:add",
                "[{name: R, permissionPolicies: [{domain: integration, entityName: examplePremiumApp, actionSet:"
                        + " [view]}]}]");
        kind(
                "oauth-client",
                "oauth:client:view oauth:client:add",
                "[{name: C, authorizedGrantType: CODE, registeredRedirectUri: ['https://app.example/']}]");
        kind("byoc-cloud-trunk", "telephony:plugin:all", "[{name: B, inboundSIPTerminationIdentifier: -b}]");
        kind(
                "open-messaging",
                "messaging:integration:view messaging:integration:add",
                "[{name: M, outboundNotificationWebhookUrl: 'https://m.example',"
                        + " outboundNotificationWebhookSignatureSecretToken: a-signature-token-of-tests}]");
    }

    private static void kind(String key, String permissions, String items) {
        NEEDED.put(key, List.of(permissions.split(" ")));
        DESCRIBED.put(key, "  " + key + ": " + items + "\n");
    }

    private static final String SUBMIT = "admin:app:write";

    private final Random random;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, String> roleOf = new LinkedHashMap<>();
    private final Set<String> kinds = new LinkedHashSet<>();
    private final List<String> roles = new ArrayList<>();
    private final List<String> grants = new ArrayList<>();
    private final List<String> yaml = new ArrayList<>();
    private final Map<String, List<String>> maps = new LinkedHashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final Map<String, Answer> refused = new LinkedHashMap<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> atWrites = new TreeSet<>();
    private final boolean submits;
    private boolean mayLook;
    private boolean isClear = true;

    MisconfiguredOrganization(long seed) {
        random = new Random(seed * 7919 + 17);
        submits = random.nextInt(3) == 0;
        List<String> all = new ArrayList<>(NEEDED.keySet());
        Collections.shuffle(all, random);
        kinds.add("app-instance");
        all.stream().limit(random.nextInt(4)).forEach(kinds::add);
        kinds.forEach(kind -> NEEDED.get(kind)
                .forEach(permission -> states.put(permission, HARMLESS.get(random.nextInt(HARMLESS.size())))));
        if (submits) {
            states.put(SUBMIT, State.HELD);
        }
        harmlessOnly();
        int faults = random.nextInt(4);
        for (int fault = 0; fault < faults; fault++) {
            List<String> permissions = new ArrayList<>(states.keySet());
            if (random.nextInt(3) > 0) {
                spoil(permissions.get(random.nextInt(permissions.size())));
            } else {
                spoilOrganization();
            }
        }
        grantRoles();
        if (oneOf(3)) {
            spoilAnswers();
        }
        addNoise();
        hide();
    }

    private boolean oneOf(int number) {
        return random.nextInt(number) == 0;
    }

    private static boolean countsByDivision(String permission) {
        return permission.startsWith("architect:");
    }

    private static boolean isRead(String permission) {
        return permission.endsWith(":view");
    }

    /** Where divisions count, another one is not harmless. */
    private void harmlessOnly() {
        states.replaceAll((permission, state) ->
                state == State.HELD_ELSEWHERE && countsByDivision(permission) ? State.HELD : state);
    }

    private void spoil(String permission) {
        State state = FAULTS.get(random.nextInt(FAULTS.size()));
        if (FAULTS.contains(states.get(permission))
                || state == State.OTHER_DIVISION && !countsByDivision(permission)
                || state == State.NOT_IN_ORGANIZATION && permission.startsWith("authorization:")
                || permission.equals(SUBMIT)
                        && (state == State.NOT_IN_ORGANIZATION || state == State.DENIED_BY_POLICY)) {
            state = FAULTS.contains(states.get(permission)) ? states.get(permission) : State.IN_NO_ROLE;
        }
        if (state == State.NOT_IN_ORGANIZATION) {
            String domain = permission.split(":")[0];
            maps.computeIfAbsent("permissions", any -> new ArrayList<>()).add(domain + ": {}");
            states.replaceAll((one, old) -> one.startsWith(domain + ":") ? State.NOT_IN_ORGANIZATION : old);
        } else {
            states.put(permission, state);
        }
    }

    /** What is wrong whoever deploys. */
    private void spoilOrganization() {
        switch (random.nextInt(5)) {
            case 0 -> {
                if (!types.isEmpty()) {
                    return;
                }
                yaml.add(
                        oneOf(2)
                                ? "integrationTypes: []"
                                : "integrationTypes: [{id: premium-app-example, name: E, category: C, nonInstallable: true}]");
                types.add(yaml.get(yaml.size() - 1).endsWith("[]") ? "TYPE_ABSENT" : "TYPE_NOT_INSTALLABLE");
            }
            case 1 -> {
                if (kinds.contains("byoc-cloud-trunk")) {
                    yaml.add("products: [engage3, premiumApps]");
                    seen.add("PRODUCT_ABSENT");
                }
            }
            case 2 -> {
                if (submits) {
                    maps.computeIfAbsent("features", any -> new ArrayList<>())
                            .add("AppFoundry Premium: " + (oneOf(2) ? "false" : "null"));
                    seen.add("FEATURE");
                }
            }
            case 3 -> {
                if (kinds.contains("data-table")) {
                    boolean isLarge = oneOf(2);
                    refused.put(
                            "POST /api/v2/flows/datatables",
                            isLarge
                                    ? error(413, "request.entity.too.large", "Maximum bytes: 512000", "")
                                    : error(400, "flows.datatables.too.many.schemas", "Too many schemas", ""));
                    atWrites.add(isLarge ? "CONTENT_TOO_LARGE" : "LIMIT_REACHED data-table");
                }
            }
            default -> {
                if (kinds.contains("oauth-client")) {
                    maps.computeIfAbsent("switches", any -> new ArrayList<>()).add("maxOAuthClients: 1");
                    atWrites.add("LIMIT_REACHED oauth-client");
                }
            }
        }
    }

    /** An answer of the platform, or of something on the way. */
    record Answer(int status, String body, boolean isJson) {}

    private static Answer error(int status, String code, String message, String more) {
        return new Answer(
                status,
                "{\"status\": %d, \"code\": \"%s\", \"message\": \"%s\"%s}".formatted(status, code, message, more),
                true);
    }

    private static final Map<String, String> PLACES = Map.of(
            "app-instance", "/api/v2/integrations",
            "group", "/api/v2/groups",
            "data-table", "/api/v2/flows/datatables",
            "oauth-client", "/api/v2/oauth/clients",
            "byoc-cloud-trunk", "/api/v2/telephony/providers/edges/trunkbasesettings",
            "open-messaging", "/api/v2/conversations/messaging/integrations/open");

    private static final String EDIT = "authorization:settings:edit";
    private static final String VIEW = "authorization:settings:view";

    /** Lets a list or a write of a kind of which all else is in order be answered otherwise. */
    private void spoilAnswers() {
        List<String> well = kinds.stream()
                .filter(PLACES::containsKey)
                .filter(kind ->
                        NEEDED.get(kind).stream().allMatch(permission -> HARMLESS.contains(states.get(permission))))
                .filter(kind -> !kind.equals("app-instance") || types.isEmpty())
                .filter(kind -> yaml.stream().noneMatch(line -> line.startsWith("products")))
                .toList();
        if (well.isEmpty() || !refused.isEmpty() || !atWrites.isEmpty()) {
            return;
        }
        String kind = well.get(random.nextInt(well.size()));
        boolean isRead = !kind.equals("group") && oneOf(2);
        List<String> needed = NEEDED.get(kind);
        String own = needed.get(isRead || needed.size() == 1 ? 0 : 1);
        Set<String> told = isRead ? seen : atWrites;
        refused.put(
                (isRead ? "GET " : "POST ") + PLACES.get(kind),
                answer(random.nextInt(isRead ? 8 : 12), kind, own, told));
    }

    private Answer answer(int which, String kind, String own, Set<String> told) {
        String text = "Unable to perform the requested action. You are missing the following permission(s): [%s]";
        switch (which) {
            case 0 -> {
                told.add("IN_NO_ROLE " + EDIT + " or " + VIEW);
                return error(403, "missing.any.permissions", text.formatted(EDIT + ", " + VIEW), "");
            }
            case 1 -> {
                told.addAll(List.of("IN_NO_ROLE " + EDIT, "IN_NO_ROLE " + VIEW));
                return error(403, "missing.permissions", text.formatted(EDIT + ", " + VIEW), "");
            }
            case 2 -> {
                told.add("IN_NO_ROLE " + EDIT);
                return error(
                        403, "missing.permissions", "No.", ", \"messageParams\": {\"permissions\": \"" + EDIT + "\"}");
            }
            case 3 -> {
                told.add("IN_NO_ROLE " + EDIT);
                return error(
                        403,
                        "not.authorized",
                        "No.",
                        ", \"errors\": [{\"code\": \"missing.permissions\", \"message\": \"" + text.formatted(EDIT)
                                + "\"}]");
            }
            case 4 -> {
                told.add("NOT_THE_PLATFORM");
                return new Answer(403, "<html><body>Blocked by the company</body></html>", false);
            }
            case 5 -> {
                told.add("NOT_THE_PLATFORM");
                return new Answer(403, "", false);
            }
            case 6 -> {
                told.add("FEATURE_TOGGLE_OFF");
                return error(501, "not.implemented", "Feature toggle is not enabled", "");
            }
            case 7 -> {
                // Nothing is named: what is seen and may be it is said to be likely.
                State state = states.get(own);
                told.add(
                        state == State.YOUNG
                                ? "NOT_YET_IN_EFFECT " + own
                                : state == State.CONDITION_MET ? "UNCERTAIN " + own : "DENIED_BY_POLICY " + own);
                if (kind.equals("app-instance")) {
                    // The list of types may show that the permission is in effect.
                    atWrites.add("DENIED_BY_POLICY " + own);
                }
                if (state == State.YOUNG) {
                    states.forEach((permission, other) -> {
                        if (other == State.YOUNG) {
                            atWrites.add("NOT_YET_IN_EFFECT " + permission);
                        }
                    });
                }
                return error(403, "not.authorized", "You are not authorized", "");
            }
            case 8 -> {
                told.add("CONTENT_REFUSED");
                return error(400, "validation.error", "The field name has a value that is not taken", "");
            }
            case 9 -> {
                told.add("CONTENT_TOO_LARGE");
                return error(413, "request.entity.too.large", "Maximum bytes: 512000", "");
            }
            case 10 -> {
                told.add("NAME_TAKEN");
                return error(400, "duplicate.name", "A resource with this name already exists.", "");
            }
            default -> {
                told.add("LIMIT_REACHED " + kind);
                return error(
                        400,
                        "bad.request",
                        "Limit exceeded",
                        ", \"limit\": {\"key\": \"things.max\", \"namespace\": \"things\", \"value\": \"10\"}");
            }
        }
    }

    /** One role for each state, so that each has a name of its own. */
    private void grantRoles() {
        mayLook = HARMLESS.contains(states.getOrDefault("authorization:role:view", State.IN_NO_ROLE)) || oneOf(2);
        if (mayLook && !states.containsKey("authorization:role:view")) {
            states.put("authorization:role:view", State.HELD);
            roleOf.put("authorization:role:view", "Installers");
        } else if (FAULTS.contains(states.getOrDefault("authorization:role:view", State.HELD))) {
            mayLook = false;
        }
        boolean delayed = states.containsValue(State.NOT_YET_IN_EFFECT);
        if (delayed) {
            maps.computeIfAbsent("switches", any -> new ArrayList<>()).add("grantDelaySeconds: 300");
            states.replaceAll((permission, state) -> state == State.YOUNG ? State.HELD : state);
        }
        Map<State, List<String>> byState = states.keySet().stream()
                .collect(Collectors.groupingBy(states::get, LinkedHashMap::new, Collectors.toList()));
        byState.forEach(this::grant);
        List<String> missing = new ArrayList<>();
        states.forEach((permission, state) -> {
            switch (state) {
                case IN_NO_ROLE -> missing.add(permission);
                case NOT_GRANTED -> seen.add((mayLook ? "NOT_GRANTED " : "IN_NO_ROLE ") + permission);
                case ONLY_IN_DEFAULT_ROLE -> missing.add(permission);
                case OTHER_DIVISION -> seen.add("OTHER_DIVISION " + permission);
                case CONDITION_NOT_MET -> (isRead(permission) ? seen : atWrites).add("CONDITION_NOT_MET " + permission);
                case NOT_YET_IN_EFFECT -> (isRead(permission) ? seen : atWrites).add("NOT_YET_IN_EFFECT " + permission);
                case NOT_IN_ORGANIZATION -> seen.add("NOT_IN_ORGANIZATION " + permission);
                case DENIED_BY_POLICY -> (isRead(permission) ? seen : atWrites).add("DENIED_BY_POLICY " + permission);
                default -> {}
            }
        });
        missing.forEach(permission -> seen.add("IN_NO_ROLE " + permission));
        // What comes with a product is not one thing more that is missing beside it.
        if (seen.contains("PRODUCT_ABSENT")) {
            seen.remove("NOT_IN_ORGANIZATION telephony:plugin:all");
        }
        // Who cannot read integrations cannot read their types.
        (HARMLESS.contains(states.get("integrations:integration:view")) ? seen : atWrites).addAll(types);
        List<String> denied = byState.getOrDefault(State.DENIED_BY_POLICY, List.of());
        if (!denied.isEmpty()) {
            maps.computeIfAbsent("refusals", any -> new ArrayList<>())
                    .add("deniedByPolicy: "
                            + denied.stream().map(one -> '"' + one + '"').toList());
        }
    }

    private void grant(State state, List<String> permissions) {
        String name = switch (state) {
            case HELD, DENIED_BY_POLICY, NOT_IN_ORGANIZATION -> "Installers";
            case HELD_ELSEWHERE -> "Branch Office";
            case CONDITION_MET -> "Night Shift";
            case YOUNG, NOT_YET_IN_EFFECT -> "Newcomers";
            case NOT_GRANTED -> "Forgotten";
            case ONLY_IN_DEFAULT_ROLE -> "Master Admin";
            case OTHER_DIVISION -> "Outpost";
            case CONDITION_NOT_MET -> "Day Shift";
            case IN_NO_ROLE -> "";
        };
        permissions.forEach(permission -> roleOf.put(permission, name));
        if (name.isEmpty()) {
            return;
        }
        String condition = switch (state) {
            case CONDITION_MET -> ", condition: at night, conditionMet: true";
            case CONDITION_NOT_MET -> ", condition: by day, conditionMet: false";
            default -> "";
        };
        String policies = permissions.stream()
                .map(permission -> permission.split(":"))
                .map(parts -> "{domain: %s, entityName: %s, actionSet: [%s]%s}"
                        .formatted(parts[0], parts[1], parts[2], condition))
                .collect(Collectors.joining(", "));
        roles.add("{name: %s, default: %s, policies: [%s]}"
                .formatted(name + state.ordinal(), state == State.ONLY_IN_DEFAULT_ROLE, policies));
        String granted = "role: " + name + state.ordinal();
        switch (state) {
            case HELD_ELSEWHERE, OTHER_DIVISION -> grants.add("{" + granted + ", division: Branch}");
            case YOUNG, NOT_YET_IN_EFFECT -> grants.add("{" + granted + ", grantMadeAt: \"2026-11-23T09:59:22Z\"}");
            case NOT_GRANTED, ONLY_IN_DEFAULT_ROLE -> {}
            default -> grants.add(oneOf(4) ? "{" + granted + ", division: \"*\"}" : "{" + granted + "}");
        }
    }

    /** What is missing, odd or wrong in ways that no deploy of this notices. */
    private void addNoise() {
        if (oneOf(3)) {
            roles.add("{name: Looking On, policies: [{domain: routing, entityName: queue, actionSet: [view]}]}");
            grants.add("{role: Looking On, division: Branch}");
        }
        if (oneOf(4)) {
            roles.add(
                    "{name: Conditional, policies: [{domain: directory, entityName: user, actionSet: [view], condition:"
                            + " never, conditionMet: false}]}");
            grants.add("{role: Conditional}");
        }
        if (oneOf(4)) {
            maps.computeIfAbsent("permissions", any -> new ArrayList<>()).add("webDeployments: {}");
        }
        if (oneOf(4) && !kinds.contains("byoc-cloud-trunk")) {
            yaml.add("products: [engage3, premiumApps]");
        }
        if (oneOf(4) && !kinds.contains("data-table")) {
            maps.computeIfAbsent("refusals", any -> new ArrayList<>()).add("toggledOff: [/api/v2/flows/datatables]");
        }
    }

    /** What the platform does not show to this caller. */
    private void hide() {
        switch (random.nextInt(8)) {
            case 0 -> {
                maps.computeIfAbsent("switches", any -> new ArrayList<>()).add("policiesInGrants: never");
                isClear = false;
            }
            case 1 -> {
                maps.computeIfAbsent("switches", any -> new ArrayList<>())
                        .add("policiesInGrants: onlyWithIncludeFullRoles");
                isClear = false;
            }
            case 2 -> {
                maps.computeIfAbsent("switches", any -> new ArrayList<>()).add("policiesInGrants: never");
                maps.get("switches").add("divisionsPermittedForClients: false");
                isClear = false;
            }
            default -> {}
        }
    }

    /** The organization, on top of the standard one. */
    String yaml() {
        String all =
                "roles:\n" + roles.stream().map(role -> "  - " + role + "\n").collect(Collectors.joining());
        all += "clients:\n  - {name: CI, id: %s, secret: %s, roles: [%s]}\nusers: []\ntokens: []\n"
                .formatted(DEPLOYER, SECRET, String.join(", ", grants));
        all += yaml.stream().distinct().map(line -> line + "\n").collect(Collectors.joining());
        for (Map.Entry<String, List<String>> map : maps.entrySet()) {
            all += map.getKey() + ":\n"
                    + map.getValue().stream()
                            .distinct()
                            .map(line -> "  " + line + "\n")
                            .collect(Collectors.joining());
        }
        return all;
    }

    Descriptor descriptor() {
        return Provisioned.parse(
                "prefix: EX_\npremiumAppIntegrationTypeId: premium-app-example\ncheckProductBYOC: true\n"
                        + "provisioningInfo:\n"
                        + kinds.stream().map(DESCRIBED::get).collect(Collectors.joining()));
    }

    /** What is answered in place of the sandbox, by method and path. */
    Map<String, Answer> refused() {
        return refused;
    }

    boolean submits() {
        return submits;
    }

    /** Whether the platform shows what the caller's roles allow. */
    boolean isClear() {
        return isClear;
    }

    /** What is in the way and shows before anything is written, as cause and permission. */
    Set<String> seen() {
        return seen;
    }

    /** What is in the way and shows only at a write. */
    Set<String> atWrites() {
        return atWrites;
    }

    /** The role that has, or is to have, a permission; empty text if none has. */
    String role(String permission) {
        return roleOf.getOrDefault(permission, "");
    }

    @Override
    public String toString() {
        return kinds + (submits ? " and a submission" : "") + "\nin the way: " + seen + "\nat writes: " + atWrites
                + "\n" + Arrays.stream(yaml().split("\n")).collect(Collectors.joining("\n"));
    }
}
