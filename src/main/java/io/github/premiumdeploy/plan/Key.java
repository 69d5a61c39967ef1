package io.github.premiumdeploy.plan;

/**
 * Names a resource of the descriptor.
 *
 * @param kind its kind, for example {@code app-instance}
 * @param name its name without the prefix
 */
public record Key(String kind, String name) {
    @Override
    public String toString() {
        return kind + " \"" + name + "\"";
    }
}
