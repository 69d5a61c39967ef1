package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.InvalidDescriptorException;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.TargetReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Turns what the user configured into jobs, and collects every problem of all targets on the way. */
final class JobReader {

    private static final String SECRETS_FILE = "secretsFile";
    private static final List<String> SUBMISSION = List.of("applicationId", "environmentId");
    private static final String PRUNE_CONFIRM = "pruneConfirm";

    private final Build build;
    private final Configuration configuration;
    private final Parameters common;
    private final DescriptorSource descriptors;
    private final BiFunction<Parameters, Problems, TargetGoal> own;
    private final TargetGoal goal;
    private final Problems ofGoal;
    private final TargetReader targets;
    private final SecretsPlace secretsPlace;

    /**
     * @param build where the work on targets goes, and what there is to warn of
     * @param configuration what all targets have in common
     * @param own reads the goal's own parameters, of each target
     * @param ofGoal gets what is wrong with those that all targets have in common
     */
    JobReader(
            Build build,
            Configuration configuration,
            BiFunction<Parameters, Problems, TargetGoal> own,
            Problems ofGoal) {
        this.build = build;
        this.configuration = configuration;
        this.common = configuration.parameters();
        this.descriptors = new DescriptorSource(build);
        this.own = own;
        this.goal = own.apply(common, ofGoal);
        this.ofGoal = ofGoal;
        this.targets = new TargetReader(build.settings(), build.environment());
        this.secretsPlace = new SecretsPlace(build.buildDirectory(), build::warnOnce);
    }

    /** The goal, as what all targets have in common has it. */
    TargetGoal goal() {
        return goal;
    }

    /** The job of a configuration without a list of targets, its descriptor not yet read. */
    JobDraft draft(Problems problems) {
        return draft(goal, common, configuration.properties(), configuration.outputDirectory(), problems);
    }

    /**
     * Completes the job of a configuration without a list of targets; empty only if a problem was added.
     *
     * @throws GoalFailedException if it has no descriptor that can be used
     */
    Optional<Job> complete(JobDraft draft, Problems problems) throws GoalFailedException {
        Optional<Job> job;
        try {
            job = job(draft, problems);
        } catch (InvalidDescriptorException e) {
            throw new GoalFailedException(FailureMessage.failure(e.getMessage()));
        }
        if (problems.isEmpty() && job.isPresent() && lacksDescriptor(job.get())) {
            throw new GoalFailedException(FailureMessage.of(FirstSteps.withDescriptor(build)));
        }
        return job;
    }

    private static boolean lacksDescriptor(Job job) {
        return job.goal().needsDescriptor() && job.descriptor().isEmpty();
    }

    /** The jobs of targets; of use only if no problem was added. */
    List<Job> all(List<TargetEntry> members, Problems problems) {
        // Where the list itself is wrong, what its targets have in common says nothing.
        boolean isList = problems.isEmpty();
        FleetProblems found = new FleetProblems();
        List<Job> jobs = new ArrayList<>();
        for (TargetEntry member : members) {
            Problems wrong = new Problems();
            try {
                Optional<Job> job = job(member, wrong);
                if (wrong.isEmpty() && job.isPresent() && lacksDescriptor(job.get())) {
                    wrong.add(FirstSteps.withDescriptor(build));
                } else {
                    job.ifPresent(jobs::add);
                }
            } catch (InvalidDescriptorException e) {
                wrong.add(e.headline(), e.details());
            }
            found.add(member, wrong);
        }
        found.addTo(problems);
        requireOwnPruneConfirm(members, problems);
        if (isList) {
            Map<String, String> places = new HashMap<>();
            members.forEach(member -> places.put(member.id(), "\"" + member.id() + "\"" + member.where()));
            requireOwnSecretsFiles(jobs, places, problems);
            requireOwnOrganizations(jobs, places, problems);
        }
        return jobs;
    }

    private Optional<Job> job(TargetEntry member, Problems problems) throws InvalidDescriptorException {
        Parameters values = member.over(common);
        if (member.values().value(SECRETS_FILE).isEmpty()) {
            common.value(SECRETS_FILE)
                    .ifPresent(file -> values.with(
                            SECRETS_FILE, ofTarget(Path.of(file), member.id()).toString()));
        }
        Problems ofThis = new Problems();
        TargetGoal its = own.apply(values, ofThis);
        ofThis.all().stream().filter(problem -> !ofGoal.all().contains(problem)).forEach(problems::add);
        JobDraft draft = draft(
                its,
                values,
                member.fieldsOver(configuration.properties()),
                configuration.outputDirectory().resolve(member.id()),
                problems);
        return job(draft, problems);
    }

    /** Reads all but the descriptor, which takes longest. */
    private JobDraft draft(
            TargetGoal its, Parameters values, Map<String, String> fields, Path output, Problems problems) {
        int before = problems.all().size();
        Optional<Path> file = its.readsDescriptor() ? descriptors.find(values, problems) : Optional.empty();
        boolean isMissing = file.isEmpty() && problems.all().size() == before && !values.isUseless("descriptor");
        boolean saysNothing = isMissing && values.only(SUBMISSION).isEmpty();
        if (saysNothing && its.needsDescriptorOrSubmission()) {
            problems.add(FirstSteps.withEither(build));
        }
        boolean needsSubmission = its.needsDescriptorOrSubmission() && isMissing && !saysNothing;
        if (needsSubmission && its.submits() && build.hasModules()) {
            build.warnOnce(FirstSteps.OF_PARENT);
        }
        PremiumApp app = targets.premiumApp(values, fields, needsSubmission, problems);
        SortedMap<String, String> decisive = values.only(configuration.names().decisive());
        for (Map.Entry<String, String> field : fields.entrySet()) {
            decisive.put(ParameterNames.PROPERTIES + "." + field.getKey(), field.getValue());
        }
        Optional<Path> secrets = secrets(values);
        if (secrets.isPresent()) {
            secretsPlace.check(values.named(SECRETS_FILE), secrets.get(), problems);
        }
        Destination destination = build.destination();
        Problems others = new Problems();
        Optional<Target> target = destination.isStandIn() ? Optional.empty() : target(destination, values, others);
        Pruning pruning = Pruning.read(values, others);
        values.check(configuration.names().formsOfTarget(), others);
        return new JobDraft(
                its,
                values,
                file,
                its.submits() ? app : app.withoutSubmission(),
                decisive,
                destination,
                target,
                pruning,
                output,
                others);
    }

    /** Reads the descriptor: what is wrong with it is told in place of all the rest. */
    private Optional<Job> job(JobDraft draft, Problems problems) throws InvalidDescriptorException {
        Optional<Descriptor> descriptor = draft.file().isEmpty()
                ? Optional.empty()
                : Optional.of(descriptors.read(draft.file().get()));
        Destination destination = draft.destination();
        Parameters there = draft.values();
        Optional<Target> target = draft.target();
        if (destination.isStandIn()) {
            OrganizationNeeds needs = OrganizationNeeds.of(there);
            there = destination.of(
                    there, descriptor.isPresent() ? needs.with(descriptor.get()) : needs, draft.output());
            target = target(destination, there, problems);
        }
        problems.add(draft.others());
        if (target.isEmpty()) {
            return Optional.empty();
        }
        Job job = new Job(
                draft.goal(),
                target.get(),
                draft.app(),
                descriptor,
                secrets(there),
                draft.output(),
                draft.pruning(),
                draft.values().value("renewSecrets").orElse(""),
                draft.decisive());
        draft.goal().check(job, problems);
        return Optional.of(job);
    }

    private Optional<Target> target(Destination destination, Parameters values, Problems problems) {
        Optional<Target> target = targets.read(values, problems);
        if (target.isPresent()) {
            destination.check(target.get(), problems);
        }
        return target;
    }

    private Optional<Path> secrets(Parameters values) {
        Optional<String> file = values.value(SECRETS_FILE);
        return file.isEmpty() || values.isUseless(SECRETS_FILE)
                ? Optional.empty()
                : Optional.of(build.basedir().resolve(file.get()));
    }

    /** The file of one target where all have one in common: two organizations' clients have the same names. */
    static Path ofTarget(Path common, String id) {
        String name = common.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot <= 0 ? name.length() : dot;
        return common.resolveSibling(name.substring(0, end) + "-" + id + name.substring(end));
    }

    /** A digest stands for the resources of one organization. */
    private void requireOwnPruneConfirm(List<TargetEntry> members, Problems problems) {
        List<String> without = members.stream()
                .filter(member -> member.values().value(PRUNE_CONFIRM).isEmpty())
                .map(TargetEntry::id)
                .toList();
        if (members.size() > 1 && common.value(PRUNE_CONFIRM).isPresent() && !without.isEmpty()) {
            problems.add(
                    Parameters.place(PRUNE_CONFIRM) + " is given for all of " + members.size()
                            + " targets, and stands for what one organization has",
                    "Give it in the <target> that it is of, or work on one target at a time"
                            + " (-Dgenesyscloud.target=" + without.get(0) + ").");
        }
    }

    private static void requireOwnSecretsFiles(List<Job> jobs, Map<String, String> places, Problems problems) {
        twins(
                        jobs,
                        places,
                        job -> job.secretsFile()
                                .map(file -> file.toAbsolutePath().normalize()))
                .forEach((job, twins) -> problems.add(
                        twins + " have the same <secretsFile> "
                                + job.secretsFile()
                                        .orElseThrow()
                                        .toAbsolutePath()
                                        .normalize(),
                        "Give each a file of its own, or set <secretsFile> for all of them: each then gets one with its"
                                + " id in its name."));
    }

    /** Two runs that make the same resources side by side would make each of them twice. */
    private static void requireOwnOrganizations(List<Job> jobs, Map<String, String> places, Problems problems) {
        twins(
                        jobs,
                        places,
                        job -> job.descriptor()
                                .map(app -> List.of(
                                        job.target().apiUrl(),
                                        caller(job.target().credentials()),
                                        app.prefix())))
                .forEach((job, twins) -> problems.add(
                        twins + " are one organization: they have the same address, the same credentials ("
                                + job.target().credentials().source() + ") and the same prefix",
                        "Give each the <serverId> of its own organization's credentials, or leave one of them out."));
    }

    /** The jobs that have something that another one before them has, too, each with the names of both. */
    private static Map<Job, String> twins(
            List<Job> jobs, Map<String, String> places, Function<Job, Optional<?>> something) {
        Map<Object, String> first = new HashMap<>();
        Map<Job, String> twins = new LinkedHashMap<>();
        for (Job job : jobs) {
            String name = places.get(job.target().id());
            something
                    .apply(job)
                    .map(one -> first.putIfAbsent(one, name))
                    .ifPresent(other -> twins.put(job, "Targets " + other + " and " + name));
        }
        return twins;
    }

    private static String caller(Credentials credentials) {
        return credentials instanceof Credentials.ClientCredentials client ? client.id() : credentials.source();
    }
}
