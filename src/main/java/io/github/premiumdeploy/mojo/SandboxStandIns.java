package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.StandIns;
import io.github.premiumdeploy.run.OrganizationNeeds;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;

/** Sandboxes in place of organizations, their credentials in place of the user's, and no proxy. */
final class SandboxStandIns implements StandIns {

    private static final String SECRETS_FILE = "secretsFile";

    private final MavenSession session;
    private final Path organization;

    /** The place of each server, which credentials are asked by. */
    private final Map<String, Rehearsal.Place> places = new ConcurrentHashMap<>();

    /** @param organization the file that describes the sandbox's organization; null for one that fits */
    SandboxStandIns(MavenSession session, Path organization) {
        this.session = session;
        this.organization = organization;
    }

    @Override
    public boolean isStandIn() {
        return true;
    }

    @Override
    public Parameters of(Parameters configured, OrganizationNeeds needs, Path directory) {
        Rehearsal.Place place = Rehearsal.place(session, organization, needs);
        places.put(place.url(), place);
        Parameters there = configured.overriddenBy(new Parameters()
                .with("apiUrl", place.url())
                .with("loginUrl", place.url())
                .with("serverId", place.url()));
        configured
                .value(SECRETS_FILE)
                .map(file -> Path.of(file).getFileName().toString())
                .ifPresent(
                        name -> there.with(SECRETS_FILE, directory.resolve(name).toString()));
        return there;
    }

    @Override
    public Optional<Credentials> server(String serverId, Problems problems) {
        Rehearsal.Place place = places.get(serverId);
        return Optional.of(
                new Credentials.ClientCredentials(place.clientId(), place.secret(), "the rehearsal's sandbox"));
    }

    @Override
    public Optional<HttpProxy> proxy(String scheme, Problems problems) {
        return Optional.empty();
    }
}
