package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.descriptor.DescriptorKinds;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names resources of an organization: {@code kind:name} or a name, in which {@code *} stands for anything.
 *
 * @param kind empty if any is meant
 * @param name with the prefix
 */
public record ResourcePattern(Optional<String> kind, String name) {

    /** Reads one; a name may have a colon, too. */
    public static ResourcePattern of(String text) {
        int colon = text.indexOf(':');
        Optional<String> kind =
                Optional.of(colon < 0 ? "" : text.substring(0, colon)).filter(ResourcePattern::isKind);
        return new ResourcePattern(kind, kind.isPresent() ? text.substring(colon + 1) : text);
    }

    /** Data actions are a kind of their own in plans. */
    private static boolean isKind(String text) {
        return DescriptorKinds.names().contains(text) || DescriptorKinds.names().contains(text + "s");
    }

    /** Whether it names a resource. */
    public boolean matches(String ofKind, String fullName) {
        return kind.map(ofKind::equals).orElse(true)
                && fullName.matches(Arrays.stream(name.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*", "(?s)", "")));
    }

    /** What all names that it names begin with. */
    public String beginning() {
        int star = name.indexOf('*');
        return star < 0 ? name : name.substring(0, star);
    }
}
