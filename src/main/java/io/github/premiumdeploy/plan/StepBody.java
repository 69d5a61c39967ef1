package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;

/** A body that a step sends. */
public record StepBody(Operation operation, ObjectNode body) {}
