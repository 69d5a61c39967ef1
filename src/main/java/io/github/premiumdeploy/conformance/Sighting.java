package io.github.premiumdeploy.conformance;

/**
 * An answer of the platform as evidence: without ids, names and secrets.
 *
 * @param operation {@code METHOD /path} as published
 * @param status the HTTP status
 * @param code the error code; empty text if there is none
 * @param text what a refusal says; empty text for an answer that is none
 */
public record Sighting(String operation, int status, String code, String text) {}
