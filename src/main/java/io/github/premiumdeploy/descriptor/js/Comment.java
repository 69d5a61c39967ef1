package io.github.premiumdeploy.descriptor.js;

import io.github.premiumdeploy.descriptor.source.Position;

/**
 * A comment of a script.
 *
 * @param start where it begins
 * @param end where it ends
 * @param text what it says, without the marks around it
 */
public record Comment(Position start, Position end, String text) {}
