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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All parameters of this plugin, in the order in which a reader wants to know them. What targets and targets files can say,
 * the checks of what is written, the digest in receipts and the table of the reference are made from this list; beside it a
 * parameter has nothing but its field in the goals that use it.
 */
public final class DeclaredParameters {

    private static final List<DeclaredParameter> ALL = List.of(
            of("skip", "false", "Do nothing."),
            of(
                    "rehearse",
                    "false",
                    "Work on a sandbox that the plugin starts by itself, once for the whole build, and that ends with it:"
                            + " no credentials are read, and nothing outside this machine is reached. Receipts, reports and"
                            + " secrets of a rehearsal go to the directory `rehearsal` below `outputDirectory`.",
                    GUARD),
            of(
                    "serverId",
                    "genesyscloud",
                    ParameterForms.SERVER_ID,
                    "Id of the `<server>` in settings.xml with the credentials: `<username>` is the id of an "
                            + "OAuth client of the grant type client credentials, `<password>` its secret, encrypted or "
                            + "not. Without such a server the environment variable `GENESYSCLOUD_ACCESS_TOKEN` is used, "
                            + "or `GENESYSCLOUD_OAUTHCLIENT_ID` and `GENESYSCLOUD_OAUTHCLIENT_SECRET`.",
                    OF_TARGET),
            of(
                    "region",
                    "",
                    ParameterForms.REGION,
                    "The organization's region: an AWS region (`eu-west-1`), a domain (`mypurecloud.ie`), or "
                            + "an address below it (`https://api.mypurecloud.ie`). Without it the environment variable "
                            + "`GENESYSCLOUD_REGION` is used.",
                    OF_TARGET),
            of(
                    "apiUrl",
                    "",
                    ParameterForms.API_URL,
                    "Base URL of the API, for a private gateway or the sandbox; plain `http` is accepted for "
                            + "loopback addresses only. Default: that of the region.",
                    OF_TARGET),
            of(
                    "loginUrl",
                    "",
                    ParameterForms.LOGIN_URL,
                    "Base URL that issues tokens, for a private gateway or the sandbox; plain `http` is "
                            + "accepted for loopback addresses only. Default: that of the region.",
                    OF_TARGET),
            of(
                    "organizationId",
                    "",
                    ParameterForms.ORGANIZATION_ID,
                    "Id of the organization that the token must belong to; a different one stops the run "
                            + "before anything is written.",
                    OF_TARGET,
                    DECISIVE,
                    GUARD),
            of(
                    "requireOrganizationId",
                    "false",
                    "Do not run without an `organizationId`, of any target; for a parent POM that its "
                            + "projects share.",
                    GUARD),
            of("applicationId", "", ParameterForms.APP_ID, "Id of the Premium App to submit.", OF_TARGET, DECISIVE),
            of(
                    "environmentId",
                    "",
                    ParameterForms.APP_ID,
                    "Id of the environment to submit it to.",
                    OF_TARGET,
                    DECISIVE),
            of("name", "${project.name}", "Name to submit it with.", OF_TARGET, DECISIVE),
            of("description", "${project.description}", "Description to submit it with.", OF_TARGET, DECISIVE),
            of("version", "${project.version}", "Version to submit it with.", OF_TARGET, DECISIVE),
            of(
                    "properties",
                    "",
                    "Further fields of the submission, next to `applicationId`, `environmentId`, `name`, "
                            + "`description` and `version`; each value is sent as text.",
                    OF_TARGET,
                    POM_ONLY),
            of(
                    "submitUnchanged",
                    "true",
                    "Submit the app in every run, since the endpoint cannot be asked for what it has; with `false` the"
                            + " submission is left out where the receipt in `outputDirectory` says that a run did just this."),
            of(
                    "releasesOnly",
                    "false",
                    "Leave out what would be done for a version that ends in `-SNAPSHOT`, and say so.",
                    OF_TARGET),
            of(
                    "descriptor",
                    "",
                    "The app's descriptor: YAML, JSON, or the wizard's `config.js`. Default: the first that "
                            + "exists of `src/main/premium-app/premium-app.yaml`, `premium-app.yml`, `premium-app.json` "
                            + "and `config.js` there.",
                    OF_TARGET),
            of(
                    "secretsFile",
                    "",
                    "Where secrets of newly made OAuth clients go: a JSON file that only its owner can read. "
                            + "A plan that makes a client and has nowhere to put its secret is refused before anything "
                            + "is written.",
                    OF_TARGET),
            of(
                    "renewSecrets",
                    "",
                    "Names of described OAuth clients, with or without the prefix, with commas between, that "
                            + "get a new secret, once in this run: it goes to `secretsFile` and to the data actions "
                            + "that name the client. The present one stops working, for all that use it. Without this "
                            + "parameter no client that was there before the run gets another secret.",
                    DECISIVE),
            of(
                    "prune",
                    "false",
                    "Delete what this app made and its descriptor no longer describes: what a receipt in "
                            + "`outputDirectory` says that it made, or exactly the list that `pruneConfirm` stands for. "
                            + "Nothing is deleted for its prefix alone.",
                    DECISIVE),
            of(
                    "pruneConfirm",
                    "",
                    ParameterForms.LIST_DIGEST,
                    "The digest of exactly the list that the goal `plan` showed with `prune`: all of it is "
                            + "deleted. Where the organization has another list by then, the run stops before anything "
                            + "is written.",
                    OF_TARGET,
                    DECISIVE),
            of(
                    "pruneLimit",
                    "10",
                    ParameterForms.COUNT,
                    "How many resources `prune` may delete in one run; with more of them it stops before "
                            + "anything is written."),
            of(
                    "pruneInclude",
                    "",
                    "What `prune` may delete although it looks like another app's: names with their prefix, "
                            + "or `kind:name`, separated by commas; `*` stands for anything.",
                    DECISIVE),
            of(
                    "adopt",
                    "all",
                    Adopt.FORM,
                    "What may be taken over of what was in the organization before, and that no receipt in "
                            + "`outputDirectory` says this app made: `all`; `unchanged` = the run stops before anything "
                            + "is written if it would change what was there; `none` = it stops if anything of it was "
                            + "there."),
            of(
                    "confirm",
                    "",
                    "The descriptor's prefix, as a sign that its resources are really to be removed: "
                            + "`-Dgenesyscloud.confirm=PREFIX`."),
            of(
                    "prefix",
                    "",
                    "What the names of the app's resources begin with, for example `ACME_`: all that carries it is "
                            + "taken over."),
            of(
                    "include",
                    "",
                    "What is taken over, with or without `prefix`: `kind:name`, separated by commas, as "
                            + "`role:Agents,app-instance:*`; `*` stands for anything. What it refers to comes along."),
            of(
                    "importFile",
                    "src/main/premium-app/premium-app.yaml",
                    "The file that is written. One that is there is never overwritten: what differs is printed. With "
                            + "several targets each has a file of its own, with its id in the name."),
            of("from", "", "The wizard's `config.js` that the descriptor is made of, in place of an organization."),
            of(
                    "writeSchema",
                    "false",
                    "Leave the JSON Schemas of descriptors and targets files in `outputDirectory`, for editors."),
            of("failOnChanges", "false", "Fail the build if anything would be changed: a check for drift."),
            of(
                    "onFailure",
                    "keep",
                    OnFailure.FORM,
                    "What becomes of what a run did before it failed: `keep` = it stays, and the next run "
                            + "goes on from there; `rollback` = what the run created is removed, and what it changed is "
                            + "restored, as far as that is possible and the `deadline` lasts. What was deleted cannot "
                            + "be restored. Nothing is undone where the submission may have succeeded, or where the "
                            + "build was interrupted."),
            of(
                    "preflight",
                    "true",
                    "Stop before anything is written if the caller surely lacks a permission, or the "
                            + "organization a feature."),
            of(
                    "probe",
                    "true",
                    "Ask the endpoint itself, with a request that lacks both ids, so that it cannot succeed: "
                            + "users report that it answers 400 to a caller that may submit apps, and 403 to one that "
                            + "may not."),
            of(
                    "forGoal",
                    "premium-deploy",
                    ForGoal.FORM,
                    "What the permissions are for: `premium-deploy`, `undeploy`, or `all` for both; "
                            + "`required-permissions` also takes `import`."),
            of("failOnMissing", "true", "Fail the build if something is missing."),
            of(
                    "contract",
                    "compiled",
                    ParameterForms.CONTRACT,
                    "Which permissions and scopes of operations count: `compiled` = those that the plugin was built with;"
                            + " `live` = those of the contract that the region publishes today, or of `contractFile`. A"
                            + " contract that cannot be read is told, and those compiled in count."),
            of(
                    "contractFile",
                    "",
                    "A copy of the API's contract (`GET /api/v2/docs/swagger`), read in place of the one that the region"
                            + " publishes: for a comparison with a certain day, and offline. May be packed with gzip."),
            of(
                    "contractScope",
                    "descriptor",
                    ParameterForms.CONTRACT_SCOPE,
                    "What is looked at: `descriptor` = what runs of this descriptor send; `all` = all that the plugin can"
                            + " send."),
            of(
                    "failOnDrift",
                    "true",
                    "Fail the build if something breaks a deploy, or if the contract cannot be read. What breaks none is a"
                            + " warning."),
            of(
                    "conformanceWrites",
                    "",
                    ParameterForms.CONFORMANCE_PREFIX,
                    "Prefix below which `conformance` may make, change and remove resources of its own, each with a random name;"
                            + " without it, it only reads. What cannot be removed is named."),
            of(
                    "premiumAppsPath",
                    "/api/v2/apps/premium",
                    ParameterForms.PATH,
                    "Path of the endpoint that Premium Apps are submitted to. It is unpublished, and reported "
                            + "by users.",
                    OF_TARGET,
                    DECISIVE),
            of(
                    "premiumAppsPermission",
                    "admin:app:write",
                    ParameterForms.PERMISSION_OR_NONE,
                    "Permission that the endpoint is reported to need; `none` = not checked.",
                    OF_TARGET,
                    WITH_NONE),
            of(
                    "premiumAppsScope",
                    "admin:app:write",
                    "OAuth scope that the endpoint is reported to need of users' tokens; `none` = not " + "checked.",
                    OF_TARGET,
                    WITH_NONE),
            of(
                    "premiumAppsFeature",
                    "AppFoundry Premium",
                    "Feature of the organization that the endpoint is reported to need; `none` = not checked.",
                    OF_TARGET,
                    WITH_NONE),
            of(
                    "organizationCapabilitiesPath",
                    "/api/v2/organizationCapabilities",
                    ParameterForms.PATH_OR_NONE,
                    "Where an organization's features are reported to be listed; unpublished too. It is asked "
                            + "only where the published lists do not know the feature; `none` = not asked.",
                    OF_TARGET,
                    WITH_NONE),
            of("connectTimeout", "PT10S", Timeouts.CONNECT, "Time for one connection, as `PT10S` or `10s`.", OF_TARGET),
            of("requestTimeout", "PT30S", Timeouts.REQUEST, "Time for one answer, its last byte included.", OF_TARGET),
            of(
                    "deadline",
                    "PT10M",
                    Timeouts.DEADLINE,
                    "Time for all the work on one organization, waits included.",
                    OF_TARGET),
            of(
                    "targets",
                    "",
                    "Several targets, each with an `id` and what differs from the common configuration. "
                            + "Receipts and reports of each go to the directory of its id below `outputDirectory`.",
                    POM_ONLY),
            of("targetsFile", "", "File with such a list, in YAML or JSON; its targets come after those of `targets`."),
            of("target", "", "Ids of the targets to work on, separated by commas. Default: all."),
            of(
                    "shard",
                    "",
                    Shard.FORM,
                    "This machine's share of the targets, as `i/n`: the i-th of n. Every target is in exactly "
                            + "one of the shares."),
            of("parallelism", "8", Rollout.PARALLELISM, "How many targets are worked on at once."),
            of(
                    "failAtEnd",
                    "true",
                    "Go on with the other targets after one has failed; the build fails in the end. With "
                            + "`false` no further target is begun; those under way are worked on to their end."),
            of(
                    "waves",
                    "",
                    "Targets to work on before the others, as `canary-1,canary-2;eu-1`: waves are separated "
                            + "by semicolons, a wave begins when the one before has ended, and targets that are not "
                            + "named come last. A wave with a failure is the last one, unless `maxFailures` says "
                            + "otherwise."),
            of(
                    "maxFailures",
                    "",
                    ParameterForms.COUNT,
                    "With more failed targets than this no further target is begun, in this wave or a later "
                            + "one. Default: no limit within a wave, and none may have failed when the next one begins."),
            of(
                    "resume",
                    "false",
                    "Leave out targets whose receipt says that an earlier run did just this: the same "
                            + "descriptor, submission and organization. Secrets do not count. `mvn clean` deletes the "
                            + "receipts, unless `outputDirectory` is elsewhere."),
            of(
                    "topic",
                    "list",
                    "What to print: the topic that a message ends with, for example `403-division`, or `list` for all "
                            + "topics."),
            of(
                    "shardsDirectory",
                    "",
                    "Directory with the output directories of all shards, each at any place below it."),
            of(
                    "deployAtEnd",
                    "false",
                    "Deploy only when all modules of the build have succeeded: the deploys of all modules are "
                            + "put off, and done in the last one. That must have this goal too, if only with `skip`; if "
                            + "it has not, or if the build resumes another one (`-rf`), the build fails before anything "
                            + "is put off."),
            of("outputDirectory", "${project.build.directory}/genesyscloud", "Directory for receipts and reports."),
            of(
                    "sandboxOrganization",
                    "",
                    "YAML or JSON file that describes the sandbox's organization: its clients, roles, "
                            + "features, products and switches. Default: an organization in which a deploy succeeds, "
                            + "with the OAuth client `5ca1ab1e-0000-4000-8000-0000000000c1` and the secret `sandbox-"
                            + "secret`."),
            of(
                    "sandboxPort",
                    "0",
                    ParameterForms.PORT,
                    "Port of the sandbox, on the loopback address; 0 = any free one."),
            of(
                    "sandboxStopAfter",
                    "",
                    ParameterForms.TIME,
                    "Stop by itself after this time, as `PT10M` or `10m`. Default: run until the build is "
                            + "interrupted."));

    private static final Map<String, DeclaredParameter> BY_NAME = new HashMap<>();

    static {
        ALL.forEach(parameter -> BY_NAME.put(parameter.name(), parameter));
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
        return ALL.stream()
                .filter(each -> each.is(trait))
                .map(DeclaredParameter::name)
                .toList();
    }

    /** Those that goals have to know by name. */
    public static ParameterNames names() {
        List<String> single =
                with(OF_TARGET).stream().filter(name -> !is(name, POM_ONLY)).toList();
        Map<String, ValueForm<?>> forms = new LinkedHashMap<>();
        ALL.stream().filter(each -> each.form() != ValueForm.ANY).forEach(each -> forms.put(each.name(), each.form()));
        return new ParameterNames(single, with(DECISIVE), forms);
    }
}
