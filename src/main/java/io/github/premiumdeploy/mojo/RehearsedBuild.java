package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.http.TokenStore;
import io.github.premiumdeploy.maven.MavenBuild;
import io.github.premiumdeploy.maven.MavenSettings;
import io.github.premiumdeploy.report.VerdictStyle;
import io.github.premiumdeploy.run.Build;
import io.github.premiumdeploy.run.BuildLog;
import io.github.premiumdeploy.run.Destination;
import io.github.premiumdeploy.run.LiveLine;
import io.github.premiumdeploy.run.OrganizationNeeds;
import io.github.premiumdeploy.sandbox.organization.AppNeeds;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.UserSettings;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A build that rehearses: no credentials of the user, no proxy, and sandboxes for organizations. */
final class RehearsedBuild implements Build, Destination, UserSettings {

    private static final String SECRETS_FILE = "secretsFile";
    private static final String OF_PLUGIN = "GENESYSCLOUD_";

    private final MavenBuild real;
    private final Path organization;

    /** The place of each server, which credentials are asked by. */
    private final Map<String, Rehearsal.Place> places = new ConcurrentHashMap<>();

    /** @param organization the file that describes the sandbox's organization; null for one that fits */
    RehearsedBuild(MavenBuild real, Path organization) {
        this.real = real;
        this.organization = organization;
    }

    @Override
    public BuildLog log() {
        return real.log();
    }

    @Override
    public Redaction redaction() {
        return real.redaction();
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> without = new TreeMap<>(real.environment());
        without.keySet().removeIf(name -> name.startsWith(OF_PLUGIN));
        return without;
    }

    @Override
    public Path basedir() {
        return real.basedir();
    }

    @Override
    public Path buildDirectory() {
        return real.buildDirectory();
    }

    @Override
    public boolean hasModules() {
        return real.hasModules();
    }

    @Override
    public boolean isSnapshot() {
        return real.isSnapshot();
    }

    @Override
    public String userProperty(String name) {
        return real.userProperty(name);
    }

    @Override
    public UserSettings settings() {
        return this;
    }

    @Override
    public Values values() {
        return real.values(MavenSettings.standIns(real.session().getSettings()));
    }

    @Override
    public Optional<LiveLine> liveLine() {
        return real.liveLine();
    }

    @Override
    public VerdictStyle verdicts() {
        return real.verdicts();
    }

    @Override
    public Consumer<String> workflowOutput() {
        return real.workflowOutput();
    }

    @Override
    public void warnOnce(String line) {
        real.warnOnce(line);
    }

    @Override
    public Destination destination() {
        return this;
    }

    @Override
    public TokenStore tokens() {
        return real.tokens();
    }

    @Override
    public String userAgent() {
        return real.userAgent();
    }

    @Override
    public boolean isStandIn() {
        return true;
    }

    @Override
    public Parameters of(Parameters configured, OrganizationNeeds needs, Path directory) {
        Rehearsal.Place place = Rehearsal.place(
                real.session(),
                organization,
                needs.identity(),
                new AppNeeds(
                        needs.organizationId(),
                        needs.endpoint(),
                        needs.appTypes(),
                        needs.widgetTypes(),
                        needs.permissions()));
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
