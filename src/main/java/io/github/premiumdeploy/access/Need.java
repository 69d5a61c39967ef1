package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Operation;

/**
 * One operation that a run can send, and what for.
 *
 * @param kind the kind of resource, or other part of the run, that asks for it
 */
public record Need(String kind, Operation operation) {}
