package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.descriptor.Descriptor;

/**
 * What tells one app from another in receipts: several apps may write the same one.
 *
 * @param prefix the prefix of its descriptor
 * @param integrationType the integration type that its descriptor states
 */
public record AppIdentity(String prefix, String integrationType) {

    @Override
    public boolean equals(Object other) {
        return other instanceof AppIdentity app
                && prefix.equals(app.prefix)
                && integrationType.equals(app.integrationType);
    }

    @Override
    public int hashCode() {
        return prefix.hashCode();
    }

    /** Nothing is said of the app. */
    public static final AppIdentity UNKNOWN = new AppIdentity("", "");

    /** The app that a descriptor describes. */
    public static AppIdentity of(Descriptor descriptor) {
        return new AppIdentity(descriptor.prefix(), descriptor.premiumAppIntegrationTypeId());
    }
}
