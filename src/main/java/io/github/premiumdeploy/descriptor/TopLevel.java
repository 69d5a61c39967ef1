package io.github.premiumdeploy.descriptor;

import static io.github.premiumdeploy.descriptor.Field.bool;
import static io.github.premiumdeploy.descriptor.Field.object;
import static io.github.premiumdeploy.descriptor.Field.someText;
import static io.github.premiumdeploy.descriptor.Field.text;
import static io.github.premiumdeploy.descriptor.Field.textsMap;

import java.util.regex.Pattern;

/** The fields of a descriptor as a whole. */
final class TopLevel {

    static final String PROVISIONING = "provisioningInfo";

    /** What only the wizard's pages use, in its current and its older versions. */
    private static final Pattern OF_THE_WIZARD = Pattern.compile("\\$schema|clientIDs?|wizardUriBase"
            + "|redirectURLOnWizardCompleted|redirectURLWithParams|redirectUri|premiumAppURL|setupPermissionsRequired"
            + "|checkInstallPermissions|displaySummarySimplifiedData|(default|available|enable)[A-Z].*|.*QueryParam");

    static final Fields FIELDS = Fields.of(
                    someText("prefix", "What is put before the name of everything that is created")
                            .like("ACME_")
                            .required(),
                    text(
                                    "premiumAppIntegrationTypeId",
                                    "The id of the app's integration type, premium-app-example in development",
                                    Form.ID)
                            .formerly("appName")
                            .required(),
                    text(
                                    "premiumWidgetIntegrationTypeId",
                                    "The id of the integration type of the app's widgets",
                                    Form.ID)
                            .like("premium-widget-acme"),
                    text("premiumAppViewPermission", "The permission that a user of the app needs", Form.PERMISSION)
                            .like("integration:acmePremiumApp:view")
                            .formerly("viewPermission"),
                    bool("checkProductBYOC", "Whether the organization must have the product byoc"),
                    textsMap("installPermissions", "Permissions that an installation is said to need, by kind")
                            .like("{role: ['authorization:role:add']}"),
                    textsMap("uninstallPermissions", "Permissions that a removal is said to need, by kind")
                            .like("{role: ['authorization:role:delete']}"),
                    textsMap("installScopes", "OAuth scopes that an installation is said to need, by kind")
                            .like("{role: [authorization]}"),
                    textsMap("uninstallScopes", "OAuth scopes that a removal is said to need, by kind")
                            .like("{role: [authorization]}"),
                    object(PROVISIONING, "What is provisioned, by kind", KindFields.ALL))
            .ignoring(OF_THE_WIZARD);

    private TopLevel() {}
}
