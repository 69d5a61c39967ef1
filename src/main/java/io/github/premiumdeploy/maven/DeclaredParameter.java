package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.target.ValueForm;
import java.util.Set;

/**
 * A parameter of this plugin: an element of its {@code <configuration>}, and a property {@code genesyscloud.NAME} unless it
 * has several values.
 *
 * @param name the element's name, which is also that of the fields of goals
 * @param standard what holds where nothing is said, as Maven's expressions have it; empty text if there is nothing
 * @param form what its values look like, as far as that can be told from a value alone
 */
public record DeclaredParameter(String name, String standard, ValueForm<?> form, Set<Trait> traits) {

    /** What the plugin does with a parameter beside handing it to goals. */
    public enum Trait {
        /** A {@code <target>} and an entry of a targets file can have a value of their own. */
        OF_TARGET,
        /** Two runs that differ in it do different things, so that one of them being done says nothing about the other. */
        DECISIVE,
        /** A run must not take another value for it than the one that the user believes in. */
        GUARD,
        /** The word {@code none} switches off what it names. */
        WITH_NONE,
        /** It has several values, so that no property sets it. */
        POM_ONLY
    }

    public DeclaredParameter {
        traits = Set.copyOf(traits);
    }

    static DeclaredParameter of(String name, String standard, Trait... traits) {
        boolean isSwitch = standard.equals("true") || standard.equals("false");
        return of(name, standard, isSwitch ? ValueForm.SWITCH : ValueForm.ANY, traits);
    }

    static DeclaredParameter of(String name, String standard, ValueForm<?> form, Trait... traits) {
        return new DeclaredParameter(name, standard, form, Set.of(traits));
    }

    /** Whether it has several values, so that no property sets it. */
    public boolean isPomOnly() {
        return is(Trait.POM_ONLY);
    }

    /** Whether a target can have a value of its own. */
    public boolean isOfTarget() {
        return is(Trait.OF_TARGET);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
