package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.EndOfBuild;
import io.github.premiumdeploy.maven.Reactor;
import io.github.premiumdeploy.run.OrganizationNeeds;
import io.github.premiumdeploy.run.RedactedLog;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.AppNeeds;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;

/**
 * The rehearsal of a build: sandboxes that stand for organizations, one for each that the build is about, from the first goal
 * that needs it to the end of the build.
 *
 * <p>The modules of a build find it in what they have in common. They may have loaded the plugin's classes for themselves, so
 * that it is there as a function of types that the JDK has.
 */
final class Rehearsal {

    private static final String KEY = "io.github.premiumdeploy.rehearsal";

    // What the function takes and gives.
    private static final String FILE = "file";
    private static final String ORGANIZATION = "organizationId";
    private static final String IDENTITY = "identity";
    private static final String ENDPOINT = "endpoint";
    private static final String APP_TYPES = "appTypes";
    private static final String WIDGET_TYPES = "widgetTypes";
    private static final String PERMISSIONS = "permissions";
    private static final String PLACE = "place";

    private final RedactedLog log;
    private final Map<String, Stage> stages = new LinkedHashMap<>();

    /** A sandbox, and what it has been asked for. */
    private record Stage(Sandbox sandbox, SandboxOrganization organization, AppNeeds needs) {}

    /**
     * Where a target is rehearsed, and as whom.
     *
     * @param url base URL of the API and of the login server
     */
    record Place(String url, String clientId, String secret) {}

    private Rehearsal(RedactedLog log) {
        this.log = log;
    }

    /** Whether the build rehearses already. */
    static boolean isUnderWay(MavenSession session) {
        Map<String, Object> data = Reactor.data(session);
        synchronized (data) {
            return data.containsKey(KEY);
        }
    }

    /** Begins the rehearsal of the build, unless it has begun. */
    static void begin(MavenSession session, RedactedLog log) {
        Map<String, Object> data = Reactor.data(session);
        synchronized (data) {
            if (data.containsKey(KEY)) {
                return;
            }
            Rehearsal rehearsal = new Rehearsal(log);
            UnaryOperator<Map<String, List<String>>> places = rehearsal::place;
            data.put(KEY, places);
            EndOfBuild.then(session, rehearsal::end);
        }
        log.info("REHEARSAL until the end of this build: the goals of this plugin work on a sandbox on this machine.");
        log.info("They read no credentials, and reach nothing outside it. Other plugins do what they always do:"
                + " maven-deploy-plugin uploads artifacts unless maven.deploy.skip is true.");
    }

    /**
     * Where a target is rehearsed.
     *
     * @param file describes the organization; null for one that fits
     */
    @SuppressWarnings("unchecked") // Only this class knows the key.
    static Place place(MavenSession session, Path file, OrganizationNeeds needs) {
        UnaryOperator<Map<String, List<String>>> places;
        Map<String, Object> data = Reactor.data(session);
        synchronized (data) {
            places = (UnaryOperator<Map<String, List<String>>>) data.get(KEY);
        }
        Map<String, List<String>> wanted = new HashMap<>();
        wanted.put(FILE, file == null ? List.of() : List.of(file.toString()));
        wanted.put(IDENTITY, List.of(needs.identity()));
        wanted.put(ORGANIZATION, List.of(needs.organizationId()));
        wanted.put(ENDPOINT, needs.endpoint());
        wanted.put(APP_TYPES, List.copyOf(needs.appTypes()));
        wanted.put(WIDGET_TYPES, List.copyOf(needs.widgetTypes()));
        wanted.put(PERMISSIONS, List.copyOf(needs.permissions()));
        List<String> found = places.apply(wanted).get(PLACE);
        return new Place(found.get(0), found.get(1), found.get(2));
    }

    private synchronized Map<String, List<String>> place(Map<String, List<String>> wanted) {
        AppNeeds needs = new AppNeeds(
                wanted.get(ORGANIZATION).get(0),
                wanted.get(ENDPOINT),
                Set.copyOf(wanted.get(APP_TYPES)),
                Set.copyOf(wanted.get(WIDGET_TYPES)),
                Set.copyOf(wanted.get(PERMISSIONS)));
        Stage stage = wanted.get(FILE).isEmpty()
                ? fitting(wanted.get(IDENTITY).get(0), needs)
                : given(wanted.get(FILE).get(0), needs);
        SandboxOrganization.Client caller = stage.organization().clients().get(0);
        return Map.of(PLACE, List.of(stage.sandbox().apiUrl(), caller.id(), caller.secret()));
    }

    private Stage given(String file, AppNeeds needs) {
        return stages.computeIfAbsent(
                "file " + file, key -> start(SandboxOrganization.read(Path.of(file)), needs, "described in " + file));
    }

    private Stage fitting(String wanted, AppNeeds needs) {
        String identity =
                wanted.isEmpty() ? stages.keySet().stream().findFirst().orElse(wanted) : wanted;
        Stage known = stages.get(identity);
        if (known == null) {
            Stage started = start(
                    SandboxOrganization.fitting(needs), needs, "made to fit what the descriptor and the POM need");
            stages.put(identity, started);
            return started;
        }
        AppNeeds all = known.needs().and(needs);
        if (all.equals(known.needs())) {
            return known;
        }
        SandboxOrganization wider = SandboxOrganization.fitting(all);
        known.sandbox().offer(wider);
        Stage grown = new Stage(known.sandbox(), wider, all);
        stages.put(identity, grown);
        return grown;
    }

    private Stage start(SandboxOrganization organization, AppNeeds needs, String origin) {
        try {
            Sandbox sandbox = Sandbox.start(organization, SandboxOptions.defaults());
            log.info("REHEARSAL: the sandbox organization \"" + organization.name() + "\" (" + organization.id() + ", "
                    + origin + ") answers at " + sandbox.apiUrl() + ".");
            return new Stage(sandbox, organization, needs);
        } catch (IOException e) {
            throw new UncheckedIOException("The rehearsal's sandbox cannot listen on 127.0.0.1", e);
        }
    }

    private synchronized void end() {
        int requests = stages.values().stream()
                .mapToInt(stage -> stage.sandbox().requests().size())
                .sum();
        stages.values().forEach(stage -> stage.sandbox().close());
        log.info("REHEARSAL: it is over, after " + requests + (requests == 1 ? " request" : " requests")
                + " to the sandbox. No organization was reached or changed. To do it for real, leave out"
                + " genesyscloud.rehearse.");
    }
}
