package io.github.premiumdeploy.sandbox.organization;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads which of the platform's moods an organization file switches on. */
final class SwitchesReader {

    private static final int ANY = Integer.MAX_VALUE;

    private final FileSection section;

    private SwitchesReader(FileSection section) {
        this.section = section;
    }

    static Switches read(FileSection section) {
        Switches switches = new SwitchesReader(section).switches();
        section.done();
        return switches;
    }

    private Switches switches() {
        return new Switches(
                new Switches.Access(
                        section.flag("enforceScopes", false),
                        section.flag("callerAddressAllowed", true),
                        section.oneOf("policiesInGrants", Switches.PoliciesInGrants.ALWAYS),
                        section.flag("divisionsPermittedForClients", true),
                        seconds("grantDelaySeconds"),
                        section.number("maxRoleAssignments", 1000, 0, ANY)),
                new Switches.Logins(
                        section.either("invalidClientStatus", 400, 401),
                        count("loginsPerMinute"),
                        section.number("tokensPerClient", 10, 0, ANY)),
                new Switches.Roles(
                        section.flag("expandWildcards", true),
                        section.flag("expansionDropsConditions", false),
                        section.oneOf("unknownPermissions", Switches.UnknownPermissions.KEPT)),
                new Switches.Groups(
                        section.flag("groupCreationDropsDescription", true),
                        count("groupDeletionsIgnored"),
                        section.either("groupVersionConflictStatus", 409, 400)),
                new Switches.OAuthClients(
                        section.flag("implicitClients", false),
                        section.flag("clientsNeedRoles", true),
                        section.number("oauthClientPageSize", 0, 0, 100),
                        count("maxOAuthClients"),
                        section.flag("clientEditNeedsItsRoles", true),
                        section.flag("oldClientsLinger", true)),
                new Switches.Integrations(
                        section.flag("uniqueIntegrationNames", false),
                        section.flag("emptyNotesStandIn", true),
                        count("activationReads"),
                        count("actionRefusals"),
                        seconds("actionDelaySeconds"),
                        section.either("credentialInUseStatus", 204, 400),
                        count("clientAppsPerMinute")),
                new Switches.Actions(
                        section.flag("incompleteDrafts", true),
                        section.flag("contractsInLists", false),
                        section.flag("draftCreationDropsTemplate", true),
                        section.either("draftCreationStatus", 200, 201),
                        section.either("stalePublishStatus", 400, 409),
                        section.flag("templatesAsFiles", false)),
                new Switches.DataTables(
                        section.flag("dataTableColumnsRemovable", false),
                        count("maxDataTables"),
                        count("maxDataTableColumns")),
                new Switches.Trunks(
                        section.either("missingProductStatus", 403, 501),
                        section.flag("trunksNeedInboundSite", false),
                        count("trunkDeletionRefusals")),
                new Switches.Channels(
                        count("openMessagingReads"),
                        section.oneOf("openMessagingOutcome", Switches.Creation.COMPLETED),
                        count("openMessagingDeletionRefusals"),
                        section.flag("legacyWidgets", false)),
                new Switches.Lists(section.oneOf("largePages", Switches.LargePages.REFUSED), tooLarge()),
                new Switches.Consistency(
                        seconds("listDelaySeconds"),
                        seconds("readDelaySeconds"),
                        count("listDelayReads"),
                        count("readDelayReads"),
                        count("deletedShownReads")),
                section.either("nameConflictStatus", 409, 400),
                Duration.ofMillis(section.number("latencyMillis", 0, 0, 60_000)));
    }

    private Duration seconds(String key) {
        return Duration.ofSeconds(count(key));
    }

    private int count(String key) {
        return section.number(key, 0, 0, ANY);
    }

    private Map<String, Integer> tooLarge() {
        FileSection paths = section.section("tooLarge");
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (String path : paths.keys()) {
            if (!path.startsWith("/")) {
                paths.problem(path, "must start with /");
            }
            sizes.put(path, paths.number(path, 1, 1, ANY));
        }
        return sizes;
    }
}
