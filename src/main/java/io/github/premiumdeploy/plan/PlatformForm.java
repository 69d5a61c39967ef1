package io.github.premiumdeploy.plan;

/**
 * A field that the platform keeps in a form of its own, however often it is sent as stated.
 *
 * @param kind kind of the resource
 * @param name its name in the organization
 * @param id its id
 * @param difference the field with both forms
 */
public record PlatformForm(String kind, String name, String id, Difference difference) {

    /** In words for a reader. */
    public String words() {
        return kind + " \"" + name + "\": " + words(difference);
    }

    /** A difference of form in words for a reader, the resource aside. */
    public static String words(Difference difference) {
        return difference.field()
                + (difference.isSecret()
                        ? " is kept in a form of the platform's own (values not shown)"
                        : ": stated as " + difference.to() + ", the platform's form is " + difference.from());
    }
}
