package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;

/** One thing that a plan needs to know beside the lists. Equal questions are asked once. */
public record Question(Operation operation, String path, Query query) {}
