package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published models of request bodies, and the check of a body against them.
 *
 * <p>A field is written {@code name type}, with {@code !} after the type where it is required. Types are the published
 * ones: {@code str}, {@code int}, {@code bool}, {@code datetime}, {@code object}, {@code list[…]}, {@code dict(str, …)},
 * the name of a model, or {@code a|b|c} for text out of a published list ({@code a|} if it has one entry). A model that is referred to and not declared
 * here may be any JSON object. Unknown fields are ignored, as the platform does.
 */
public final class RequestModels {

    /** One field of a model. */
    record Field(String name, String type, boolean required) {

        boolean isEnumeration() {
            return type.contains("|");
        }
    }

    private static final Map<String, List<Field>> ALL = Stream.of(
                    model(
                            "DomainOrganizationRoleCreate",
                            "id str; name str!; description str; defaultRoleId str; permissions list[str];"
                                    + " unusedPermissions list[str]; permissionPolicies list[DomainPermissionPolicy];"
                                    + " userCount int; roleNeedsUpdate bool; baseLicense str; addonLicenses list[str];"
                                    + " dateLicenseLastUpdated datetime; base bool; default bool; selfUri str"),
                    model(
                            "DomainOrganizationRoleUpdate",
                            "id str; name str!; description str; permissions list[str];"
                                    + " permissionPolicies list[DomainPermissionPolicy]; selfUri str"),
                    model(
                            "DomainPermissionPolicy",
                            "domain str; entityName str; policyName str; policyDescription str; actionSet list[str];"
                                    + " namedResources list[str]; allowConditions bool;"
                                    + " resourceConditionNode DomainResourceConditionNode"),
                    model(
                            "DomainResourceConditionNode",
                            "variableName str; conjunction AND|OR; operator EQ|IN|GE|GT|LE|LT;"
                                    + " operands list[DomainResourceConditionValue];"
                                    + " terms list[DomainResourceConditionNode]"),
                    model(
                            "GroupCreate",
                            "id str; name str!; description str; dateModified datetime; memberCount int;"
                                    + " state active|inactive|deleted; version int; type official|social!;"
                                    + " images list[Image]; addresses list[GroupContact]; rulesVisible bool!;"
                                    + " visibility public|owners|members!; rolesEnabled bool; includeOwners bool;"
                                    + " callsEnabled bool; ownerIds list[str]; selfUri str"),
                    // The published list of an update says "ownerIds" where the one of a creation says "owners".
                    model(
                            "GroupUpdate",
                            "id str; name str; description str; state active|inactive|deleted; version int!;"
                                    + " images list[Image]; addresses list[GroupContact]; rulesVisible bool;"
                                    + " visibility public|ownerIds|members; rolesEnabled bool; includeOwners bool;"
                                    + " callsEnabled bool; ownerIds list[str]; selfUri str"),
                    model("Image", "resolution str; imageUri str"),
                    model(
                            "GroupContact",
                            "address str!; extension str; display str; type GROUPRING|GROUPPHONE!; mediaType PHONE|!"),
                    model(
                            "GroupSearchRequest",
                            "sortOrder ASC|DESC|SCORE; sortBy str; pageSize int; pageNumber int;"
                                    + " sort list[SearchSort]; query list[GroupSearchCriteria]"),
                    model("SearchSort", "sortOrder ASC|DESC|SCORE; sortBy str"),
                    model(
                            "GroupSearchCriteria",
                            "endValue str; values list[str]; startValue str; value str; operator AND|OR|NOT;"
                                    + " group list[GroupSearchCriteria]; dateFormat str;"
                                    + " type EXACT|STARTS_WITH|CONTAINS|REGEX|TERM|TERMS|REQUIRED_FIELDS|MATCH_ALL!;"
                                    + " fields list[str]"),
                    model(
                            "CreateIntegrationRequest",
                            "id str; name str!; integrationType IntegrationType!; selfUri str"),
                    model(
                            "IntegrationType",
                            "id str!; name str; description str; provider str; category str; images list[Image];"
                                    + " configPropertiesSchemaUri str; configAdvancedSchemaUri str; helpUri str;"
                                    + " termsOfServiceUri str; vendorName str; vendorWebsiteUri str;"
                                    + " marketplaceUri str; faqUri str; privacyPolicyUri str; supportContactUri str;"
                                    + " salesContactUri str; helpLinks list[HelpLink];"
                                    + " credentials dict(str, CredentialSpecification); nonInstallable bool;"
                                    + " maxInstances int; userPermissions list[str]; vendorOAuthClientIds list[str];"
                                    + " selfUri str"),
                    model("CredentialSpecification", "required bool; title str; credentialTypes list[str]"),
                    model(
                            "Integration",
                            "id str; name str; integrationType IntegrationType; notes str;"
                                    + " intendedState ENABLED|DISABLED|DELETED|RESTORED!;"
                                    + " config IntegrationConfigurationInfo; reportedState IntegrationStatusInfo;"
                                    + " attributes dict(str, str); selfUri str"),
                    model(
                            "IntegrationStatusInfo",
                            "code ACTIVE|ACTIVATING|INACTIVE|DEACTIVATING|ERROR; effective str; detail MessageInfo;"
                                    + " lastUpdated datetime"),
                    model(
                            "IntegrationConfiguration",
                            "id str; name str!; version int!; properties object!; advanced object!; notes str!;"
                                    + " credentials dict(str, CredentialInfo)!; selfUri str"),
                    model(
                            "CredentialInfo",
                            "id str; name str; createdDate datetime; modifiedDate datetime; type CredentialType;"
                                    + " selfUri str"),
                    model(
                            "DomainOrganizationRole",
                            "addonLicenses list[str]; base bool; baseLicense str; dateLicenseLastUpdated datetime;"
                                    + " default bool; defaultRoleId str; description str; id str; name str; permissionPolicies"
                                    + " list[DomainPermissionPolicy]; permissions list[str]; roleNeedsUpdate bool; selfUri str;"
                                    + " unusedPermissions list[str]; userCount int"),
                    model("RoleDivisionGrants", "grants list[RoleDivisionPair]!"),
                    model("RoleDivisionPair", "divisionId str!; roleId str!"),
                    model("GroupMembersUpdate", "memberIds list[str]!; version int"),
                    model(
                            "OAuthClientRequest",
                            "accessTokenValiditySeconds int; authorizedGrantType"
                                    + " CODE|TOKEN|SAML2-BEARER|PASSWORD|CLIENT-CREDENTIALS!; dateToDelete datetime; description"
                                    + " str; name str!; registeredRedirectUri list[str]; roleDivisions list[RoleDivision];"
                                    + " roleIds list[str]; scope list[str]; state active|disabled|inactive"),
                    model("RoleDivision", "divisionId str!; roleId str!"),
                    model(
                            "Credential",
                            "credentialFields dict(str, str); id str; name str; selfUri str; type CredentialType!"),
                    model(
                            "PostActionInput",
                            "category str!; config ActionConfig!; contract ActionContractInput!; integrationId str!;"
                                    + " name str!; secure bool"),
                    model("ActionContractInput", "input PostInputContract!; output PostOutputContract!"),
                    model("PostInputContract", "inputSchema JsonSchemaDocument!"),
                    model("PostOutputContract", "successSchema JsonSchemaDocument!"),
                    model("ActionConfig", "request RequestConfig; response ResponseConfig; timeoutSeconds int"),
                    model(
                            "RequestConfig",
                            "headers dict(str, str); requestTemplate str; requestTemplateUri str; requestType str;"
                                    + " requestUrlTemplate str"),
                    model(
                            "ResponseConfig",
                            "successTemplate str; successTemplateUri str; translationMap dict(str, str);"
                                    + " translationMapDefaults dict(str, str)"),
                    model("UpdateActionInput", "category str; config ActionConfig; name str; version int!"),
                    model(
                            "UpdateDraftInput",
                            "category str; config ActionConfig; contract ActionContractInput; name str; secure bool;"
                                    + " version int!"),
                    model("PublishDraftInput", "version int!"),
                    model(
                            "DataTable",
                            "description str; division WritableDivision; id str; name str; schema JsonSchemaDocument;"
                                    + " selfUri str"),
                    model("WritableDivision", "id str; name str; selfUri str"),
                    model(
                            "JsonSchemaDocument",
                            "$schema str; additionalProperties object; description str; id str; properties dict(str,"
                                    + " object); required list[str]; title str; type str"),
                    model(
                            "WidgetDeployment",
                            "allowedDomains list[str]; authenticationRequired bool; clientConfig WidgetClientConfig;"
                                    + " clientType v1|v2|v1-http|third-party; description str; disabled bool; flow"
                                    + " DomainEntityRef; id str; name str; selfUri str"),
                    model(
                            "WidgetClientConfig",
                            "third-party object; v1 WidgetClientConfigV1; v1-http WidgetClientConfigV1Http; v2 object"),
                    model("WidgetClientConfigV1", "authenticationUrl str; webChatSkin basic|modern-caret-skin"),
                    model("WidgetClientConfigV1Http", "authenticationUrl str; webChatSkin basic|modern-caret-skin"),
                    model(
                            "OpenIntegrationRequest",
                            "id str; messagingSetting MessagingSettingRequestReference; name str!;"
                                    + " outboundNotificationWebhookSignatureSecretToken str!; outboundNotificationWebhookUrl"
                                    + " str!; selfUri str; supportedContent SupportedContentReference; webhookHeaders dict(str,"
                                    + " str)"),
                    model(
                            "OpenIntegrationUpdateRequest",
                            "id str; messagingSetting MessagingSettingRequestReference; name str!;"
                                    + " outboundNotificationWebhookSignatureSecretToken str; outboundNotificationWebhookUrl str;"
                                    + " selfUri str; supportedContent SupportedContentReference; webhookHeaders dict(str, str)"),
                    model("SupportedContentReference", "id str!; mediaTypes MediaTypes; name str; selfUri str"),
                    model("MessagingSettingRequestReference", "id str!"),
                    model(
                            "TrunkBase",
                            "createdBy str; createdByApp str; dateCreated datetime; dateModified datetime;"
                                    + " description str; division Division; id str; inboundSite DomainEntityRef; managed bool;"
                                    + " modifiedBy str; modifiedByApp str; name str!; properties dict(str, object); selfUri str;"
                                    + " site DomainEntityRef; state active|inactive|deleted; trunkMetabase DomainEntityRef!;"
                                    + " trunkType EXTERNAL|PHONE|EDGE!; version int"),
                    model("Division", "id str; name str; selfUri str"),
                    model("DomainEntityRef", "id str; name str; selfUri str"))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private RequestModels() {}

    /** Every declared model with its fields, for tests. */
    public static Map<String, List<Field>> all() {
        return ALL;
    }

    /**
     * The body as an object, if it meets the model. The platform reports the wrong types first, since such a body cannot
     * even be read; then all missing fields and all unknown values together.
     */
    public static ObjectNode check(String model, JsonNode body) {
        if (!ALL.containsKey(model)) {
            throw new IllegalArgumentException(
                    "No model " + model + ": declare what Genesys publishes of it in RequestModels");
        }
        Findings findings = new Findings();
        findings.value(body, model, "");
        findings.refuse();
        return (ObjectNode) body;
    }

    private static Map.Entry<String, List<Field>> model(String name, String fields) {
        List<Field> parsed = Arrays.stream(fields.split(";"))
                .map(field -> {
                    String[] words = field.trim().split(" ", 2);
                    boolean required = words[1].endsWith("!");
                    return new Field(
                            words[0], required ? words[1].substring(0, words[1].length() - 1) : words[1], required);
                })
                .toList();
        return Map.entry(name, parsed);
    }

    /** What is wrong with one body. */
    private static final class Findings {

        private final Map<String, String> mistyped = new LinkedHashMap<>();
        private final List<Refusal.Detail> missing = new ArrayList<>();
        private final Map<String, String> unknownValues = new LinkedHashMap<>();

        void value(JsonNode value, String type, String path) {
            if (type.startsWith("list[")) {
                if (expect(value.isArray(), "an array", path)) {
                    String element = type.substring("list[".length(), type.length() - 1);
                    for (int i = 0; i < value.size(); i++) {
                        value(value.get(i), element, path + "[" + i + "]");
                    }
                }
            } else if (type.startsWith("dict(str, ")) {
                if (expect(value.isObject(), "an object", path)) {
                    String element = type.substring("dict(str, ".length(), type.length() - 1);
                    value.properties().forEach(entry -> value(entry.getValue(), element, join(path, entry.getKey())));
                }
            } else if (type.contains("|")) {
                if (expect(value.isTextual(), "text", path)
                        && !List.of(type.split("\\|")).contains(value.asText())) {
                    unknownValues.put(path, value.asText() + " is not one of " + String.join(", ", type.split("\\|")));
                }
            } else {
                single(value, type, path);
            }
        }

        private void single(JsonNode value, String type, String path) {
            switch (type) {
                case "str" -> expect(value.isTextual(), "text", path);
                case "int" -> expect(value.isIntegralNumber() && value.canConvertToInt(), "a whole number", path);
                // Published as an object; JSON schemas say true or false here, and the platform takes it.
                case "object" -> {
                    boolean either = path.endsWith("additionalProperties") && value.isBoolean();
                    expect(either || value.isObject(), "an object", path);
                }
                case "bool" -> expect(value.isBoolean(), "true or false", path);
                case "datetime" -> expect(isDateTime(value), "a date and time", path);
                default -> {
                    if (expect(value.isObject(), "an object", path)) {
                        fields(value, ALL.getOrDefault(type, List.of()), path);
                    }
                }
            }
        }

        private void fields(JsonNode object, List<Field> fields, String path) {
            for (Field field : fields) {
                JsonNode value = object.path(field.name());
                if (!value.isMissingNode() && !value.isNull()) {
                    value(value, field.type(), join(path, field.name()));
                } else if (field.required()) {
                    missing.add(new Refusal.Detail("required.field.missing", join(path, field.name())));
                }
            }
        }

        private boolean expect(boolean met, String what, String path) {
            if (!met) {
                mistyped.put(path, what);
            }
            return met;
        }

        void refuse() {
            if (!mistyped.isEmpty()) {
                String text = mistyped.entrySet().stream()
                        .map(entry -> (entry.getKey().isEmpty() ? "the body" : entry.getKey()) + " must be "
                                + entry.getValue())
                        .collect(Collectors.joining("; "));
                throw Refusal.badRequest("The request could not be understood: " + text)
                        .details(details("bad.request", mistyped));
            }
            if (!missing.isEmpty()) {
                String names = missing.stream().map(Refusal.Detail::fieldName).collect(Collectors.joining(", "));
                throw Refusal.of(400, "constraint.validation", "Required fields are missing: [" + names + "]")
                        .details(missing);
            }
            if (!unknownValues.isEmpty()) {
                String text = unknownValues.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; "));
                throw Refusal.of(400, "invalid.value", text).details(details("invalid.value", unknownValues));
            }
        }

        private static List<Refusal.Detail> details(String code, Map<String, String> findings) {
            return findings.keySet().stream()
                    .map(path -> new Refusal.Detail(code, path))
                    .toList();
        }

        private static boolean isDateTime(JsonNode value) {
            try {
                OffsetDateTime.parse(value.asText());
                return value.isTextual();
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        private static String join(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }
    }
}
