package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the refusals that a proxy, a gateway or a firewall on the way gave in the platform's place. They say nothing about
 * what the caller may do.
 */
final class ForeignAnswers {

    private final Target target;

    ForeignAnswers(Target target) {
        this.target = target;
    }

    static boolean isForeign(IOException reason) {
        return reason instanceof ApiException refusal && refusal.isForeign();
    }

    /** What something on the way refused of these, as one finding; nothing if it let all through. */
    Optional<Finding> among(Collection<? extends IOException> reasons) {
        Map<String, ApiException> foreign = new LinkedHashMap<>();
        for (IOException reason : reasons) {
            if (isForeign(reason)) {
                ApiException refusal = (ApiException) reason;
                foreign.putIfAbsent(refusal.operation().signature(), refusal);
            }
        }
        if (foreign.isEmpty()) {
            return Optional.empty();
        }
        ApiException first = foreign.values().iterator().next();
        return Optional.of(finding(
                target.apiUrl(),
                foreign.keySet(),
                Reasons.status(first),
                first.error().message()));
    }

    /** A login that something on the way refused. */
    Finding of(LoginException refusal) {
        return finding(
                refusal.loginUrl(),
                List.of("POST " + refusal.loginUrl().getPath()),
                refusal.status() + (refusal.error().isEmpty() ? "" : " " + refusal.error()),
                refusal.description());
    }

    private Finding finding(URI address, Collection<String> endpoints, String status, String text) {
        return Finding.of(Cause.NOT_THE_PLATFORM)
                .with(Fact.ENDPOINT, String.join(", ", endpoints))
                .with(Fact.PLACE, address.getHost())
                .with(Fact.STATUS, status)
                .with(Fact.SERVER_TEXT, text.isEmpty() ? "(an empty page)" : text)
                .with(
                        Fact.PROXY,
                        target.proxy()
                                .filter(proxy -> proxy.appliesTo(address))
                                .map(proxy -> "through the proxy \"" + proxy.id() + "\" (" + proxy.host() + ":"
                                        + proxy.port() + ") of settings.xml")
                                .orElse("without a proxy of settings.xml"));
    }
}
