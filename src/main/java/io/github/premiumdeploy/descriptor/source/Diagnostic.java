package io.github.premiumdeploy.descriptor.source;

/**
 * One thing to say about a descriptor, formatted like a compiler's message.
 *
 * @param position where it stands
 * @param path the value's path ({@code provisioningInfo.role[0].name}); empty for the file as a whole
 * @param what what is wrong, as a clause
 * @param suggestion what to do about it, as a clause; empty if that is plain
 */
public record Diagnostic(Position position, String path, String what, String suggestion) {

    @Override
    public String toString() {
        String line = position + ": " + (path.isEmpty() ? "" : path + ": ") + what
                + (suggestion.isEmpty() ? "" : "; " + suggestion);
        // Keys are the file's, and may hold anything.
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", " ");
    }
}
