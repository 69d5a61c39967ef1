package io.github.premiumdeploy.conformance;

/**
 * What a check works with.
 *
 * @param check the name of the check
 * @param calls to the platform
 * @param conclusions what the organization showed
 * @param own what this run made
 * @param base what the names of all that is made begin with
 */
record CheckContext(String check, PlatformCalls calls, Conclusions conclusions, OwnResources own, String base) {}
