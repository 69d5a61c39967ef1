package io.github.premiumdeploy.importing;

import io.github.premiumdeploy.plan.Description.Secret;
import java.util.List;
import java.util.Map;

/**
 * A descriptor that was put together from what an organization has.
 *
 * @param prefix what the names begin with
 * @param yaml its text
 * @param counts how many resources of each kind are described
 * @param leftOut what is not described, each with its id and the reason
 * @param notRead the kinds that could not be read, each with the reason
 * @param secrets what the user's settings need
 */
public record ImportResult(
        String prefix,
        String yaml,
        Map<String, Integer> counts,
        List<String> leftOut,
        List<String> notRead,
        List<Secret> secrets) {

    public ImportResult {
        leftOut = List.copyOf(leftOut);
        notRead = List.copyOf(notRead);
        secrets = List.copyOf(secrets);
    }

    /** The servers that the settings need, each in words. */
    public List<String> servers() {
        return secrets.stream().map(DescriptorText::words).toList();
    }
}
