package io.github.premiumdeploy.plan;

/**
 * A resource that an app made in an organization and has not removed, as its receipts know it.
 *
 * @param name its name in the organization, prefix included
 * @param app the app that made it
 */
public record MadeResource(String kind, String name, String id, String organizationId, AppIdentity app) {}
