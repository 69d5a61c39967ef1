package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.node.ObjectNode;

public record Item(String kind, String name, ObjectNode fields) {}
