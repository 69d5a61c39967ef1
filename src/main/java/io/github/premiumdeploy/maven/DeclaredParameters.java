package io.github.premiumdeploy.maven;

import static io.github.premiumdeploy.maven.DeclaredParameter.Trait.DECISIVE;
import static io.github.premiumdeploy.maven.DeclaredParameter.Trait.GUARD;
import static io.github.premiumdeploy.maven.DeclaredParameter.Trait.OF_TARGET;
import static io.github.premiumdeploy.maven.DeclaredParameter.Trait.POM_ONLY;
import static io.github.premiumdeploy.maven.DeclaredParameter.Trait.WITH_NONE;
import static io.github.premiumdeploy.maven.DeclaredParameter.of;

import io.github.premiumdeploy.maven.DeclaredParameter.Trait;
import io.github.premiumdeploy.run.ForGoal;
import io.github.premiumdeploy.run.ParameterNames;
import io.github.premiumdeploy.run.Rollout;
import io.github.premiumdeploy.run.Shard;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.OnFailure;
import io.github.premiumdeploy.target.ParameterForms;
import io.github.premiumdeploy.target.Timeouts;
import io.github.premiumdeploy.target.ValueForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All parameters of this plugin, in the order in which a reader wants to know them. What targets and targets files can say,
 * the checks of what is written, the digest in receipts and the table of the reference are made from this list; beside it a
 * parameter has nothing but its field in the goals that use it, which says what it means.
 */
public final class DeclaredParameters {

    private static final List<DeclaredParameter> ALL = List.of(
            of("skip", "false"),
            of("rehearse", "false", GUARD),
            of("serverId", "genesyscloud", ParameterForms.SERVER_ID, OF_TARGET),
            of("region", "", ParameterForms.REGION, OF_TARGET),
            of("apiUrl", "", ParameterForms.API_URL, OF_TARGET),
            of("loginUrl", "", ParameterForms.LOGIN_URL, OF_TARGET),
            of("organizationId", "", ParameterForms.ORGANIZATION_ID, OF_TARGET, DECISIVE, GUARD),
            of("requireOrganizationId", "false", GUARD),
            of("applicationId", "", ParameterForms.APP_ID, OF_TARGET, DECISIVE),
            of("environmentId", "", ParameterForms.APP_ID, OF_TARGET, DECISIVE),
            of("name", "${project.name}", OF_TARGET, DECISIVE),
            of("description", "${project.description}", OF_TARGET, DECISIVE),
            of("version", "${project.version}", OF_TARGET, DECISIVE),
            of("properties", "", OF_TARGET, POM_ONLY),
            of("submitUnchanged", "true"),
            of("releasesOnly", "false", OF_TARGET),
            of("descriptor", "", OF_TARGET),
            of("secretsFile", "", OF_TARGET),
            of("renewSecrets", "", DECISIVE),
            of("prune", "false", DECISIVE),
            of("pruneConfirm", "", ParameterForms.LIST_DIGEST, OF_TARGET, DECISIVE),
            of("pruneLimit", "10", ParameterForms.COUNT),
            of("pruneInclude", "", DECISIVE),
            of("adopt", "all", Adopt.FORM),
            of("confirm", ""),
            of("prefix", ""),
            of("include", ""),
            of("importFile", "src/main/premium-app/premium-app.yaml"),
            of("from", ""),
            of("writeSchema", "false"),
            of("failOnChanges", "false"),
            of("onFailure", "keep", OnFailure.FORM),
            of("preflight", "true"),
            of("probe", "true"),
            of("forGoal", "premium-deploy", ForGoal.FORM),
            of("failOnMissing", "true"),
            of("contract", "compiled", ParameterForms.CONTRACT),
            of("contractFile", ""),
            of("contractScope", "descriptor", ParameterForms.CONTRACT_SCOPE),
            of("failOnDrift", "true"),
            of("conformanceWrites", "", ParameterForms.CONFORMANCE_PREFIX),
            of("premiumAppsPath", "/api/v2/apps/premium", ParameterForms.PATH, OF_TARGET, DECISIVE),
            of("premiumAppsPermission", "admin:app:write", ParameterForms.PERMISSION_OR_NONE, OF_TARGET, WITH_NONE),
            of("premiumAppsScope", "admin:app:write", OF_TARGET, WITH_NONE),
            of("premiumAppsFeature", "AppFoundry Premium", OF_TARGET, WITH_NONE),
            of(
                    "organizationCapabilitiesPath",
                    "/api/v2/organizationCapabilities",
                    ParameterForms.PATH_OR_NONE,
                    OF_TARGET,
                    WITH_NONE),
            of("connectTimeout", "PT10S", Timeouts.CONNECT, OF_TARGET),
            of("requestTimeout", "PT30S", Timeouts.REQUEST, OF_TARGET),
            of("deadline", "PT10M", Timeouts.DEADLINE, OF_TARGET),
            of("targets", "", POM_ONLY),
            of("targetsFile", ""),
            of("target", ""),
            of("shard", "", Shard.FORM),
            of("parallelism", "8", Rollout.PARALLELISM),
            of("failAtEnd", "true"),
            of("waves", ""),
            of("maxFailures", "", ParameterForms.COUNT),
            of("resume", "false"),
            of("topic", "list"),
            of("shardsDirectory", ""),
            of("deployAtEnd", "false"),
            of("outputDirectory", "${project.build.directory}/genesyscloud"),
            of("sandboxOrganization", ""),
            of("sandboxPort", "0", ParameterForms.PORT),
            of("sandboxStopAfter", "", ParameterForms.TIME));

    private static final Map<String, DeclaredParameter> BY_NAME = new HashMap<>();

    static {
        for (DeclaredParameter parameter : ALL) {
            BY_NAME.put(parameter.name(), parameter);
        }
    }

    private DeclaredParameters() {}

    /** All of them. */
    public static List<DeclaredParameter> all() {
        return ALL;
    }

    /** The one of this name. */
    static Optional<DeclaredParameter> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether one of this name has a trait. */
    static boolean is(String name, Trait trait) {
        DeclaredParameter parameter = BY_NAME.get(name);
        return parameter != null && parameter.is(trait);
    }

    /** The names of those with a trait. */
    static List<String> with(Trait trait) {
        List<String> names = new ArrayList<>();
        for (DeclaredParameter parameter : ALL) {
            if (parameter.is(trait)) {
                names.add(parameter.name());
            }
        }
        return names;
    }

    /** Those that goals have to know by name. */
    public static ParameterNames names() {
        List<String> single = with(OF_TARGET);
        single.removeAll(with(POM_ONLY));
        Map<String, ValueForm<?>> forms = new LinkedHashMap<>();
        for (DeclaredParameter parameter : ALL) {
            if (parameter.form() != ValueForm.ANY) {
                forms.put(parameter.name(), parameter.form());
            }
        }
        return new ParameterNames(single, with(DECISIVE), forms);
    }
}
