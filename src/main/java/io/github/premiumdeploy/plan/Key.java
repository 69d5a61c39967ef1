package io.github.premiumdeploy.plan;

/**
 * Names a resource of the descriptor.
 *
 * @param kind its kind, for example {@code app-instance}
 * @param name its name without the prefix
 */
public record Key(String kind, String name) {
    // Written out, as in other keys: the JVM would link what a record has by itself for milliseconds of each build.
    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && kind.equals(key.kind) && name.equals(key.name);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return kind + " \"" + name + "\"";
    }
}
