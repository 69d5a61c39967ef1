package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.MadeResource;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.MadeResources.KnownForm;
import io.github.premiumdeploy.plan.MadeResources.LostCreation;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.text.Worded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did to one target, step by step.
 *
 * @param target id of the target
 * @param apiUrl where the platform answered
 * @param finishedAt when the run ended; empty while it goes on
 * @param forms the fields that the platform keeps in forms of its own
 * @param waits where time passed on purpose; none while the run goes on
 */
public record Receipt(
        String target,
        String apiUrl,
        Optional<NamedEntity> organization,
        Optional<NamedEntity> client,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Outcome outcome,
        List<Step> steps,
        List<PlatformForm> forms,
        List<Deadline.Wait> waits) {

    /** A receipt of a run that saw no forms of the platform's own. */
    public Receipt(
            String target,
            String apiUrl,
            Optional<NamedEntity> organization,
            Optional<NamedEntity> client,
            Instant startedAt,
            Optional<Instant> finishedAt,
            Outcome outcome,
            List<Step> steps) {
        this(target, apiUrl, organization, client, startedAt, finishedAt, outcome, steps, List.of(), List.of());
    }

    /** The action of a step that was to create something and took over what somebody else had made in that moment. */
    static final String ADOPT = "adopt";

    /** How a run or a step ended. */
    public enum Outcome implements Worded {
        /** It goes on, or was killed while it did. */
        RUNNING,
        /** It was done. */
        DONE,
        /** It was refused, or failed; what it says about the organization is certain. */
        FAILED,
        /** It may have been done or not: the answer is not known. */
        UNKNOWN;
    }

    /**
     * One step.
     *
     * @param action what was done: {@code submit}, the word of a {@link Verb}, {@code undo} with one, or {@code adopt}
     * @param kind kind of the thing it was done to: {@code premium-app}
     * @param name its name
     * @param operation the operation, as {@code METHOD /path}
     * @param id id that the platform gave it
     * @param selfUri where the platform has it
     * @param status state in the platform's words
     * @param note what else there is to know, for example why it failed
     */
    public record Step(
            String action,
            String kind,
            String name,
            String operation,
            Outcome outcome,
            Optional<String> id,
            Optional<String> selfUri,
            Optional<String> status,
            Optional<String> correlationId,
            Optional<String> note,
            Instant startedAt,
            Duration duration) {}

    public Receipt {
        steps = List.copyOf(steps);
        forms = List.copyOf(forms);
        waits = List.copyOf(waits);
    }

    /** This receipt with what the run waited for. */
    public Receipt waiting(List<Deadline.Wait> waited) {
        return new Receipt(target, apiUrl, organization, client, startedAt, finishedAt, outcome, steps, forms, waited);
    }

    /** This receipt with what the platform keeps in forms of its own. */
    public Receipt with(List<PlatformForm> seen) {
        return new Receipt(target, apiUrl, organization, client, startedAt, finishedAt, outcome, steps, seen, waits);
    }

    /** This receipt with its latest step replaced, or with a first one. */
    public Receipt with(Step step) {
        List<Step> all = new ArrayList<>(steps);
        if (!all.isEmpty() && all.get(all.size() - 1).outcome() == Outcome.RUNNING) {
            all.remove(all.size() - 1);
        }
        all.add(step);
        return new Receipt(target, apiUrl, organization, client, startedAt, finishedAt, outcome, all, forms, waits);
    }

    /** This receipt with the caller that is known now. */
    public Receipt with(Caller caller) {
        return new Receipt(
                target,
                apiUrl,
                caller.organizationName(),
                caller.clientName(),
                startedAt,
                finishedAt,
                outcome,
                steps,
                forms,
                waits);
    }

    /** This receipt as it stands at the end of the run. */
    public Receipt finished(Outcome end, Instant at) {
        return new Receipt(target, apiUrl, organization, client, startedAt, Optional.of(at), end, steps, forms, waits);
    }

    /**
     * What is known to be made after this run.
     *
     * @param before what was known before it
     * @param app the app that the run was for
     */
    public MadeResources madeAfter(MadeResources before, AppIdentity app) {
        Optional<String> organizationId = organization.map(NamedEntity::id);
        boolean isOfNothing = forms.isEmpty()
                && before.forms().isEmpty()
                && before.lost().isEmpty()
                && steps.stream().noneMatch(Receipt::isOfWhatIsThere);
        if (organizationId.isEmpty() || isOfNothing) {
            return before;
        }
        Map<List<String>, MadeResource> known = new LinkedHashMap<>();
        for (MadeResource one : before.all()) {
            known.put(List.of(one.organizationId(), one.id()), one);
        }
        for (Step step : steps) {
            if (step.outcome() != Outcome.DONE || step.id().isEmpty()) {
                continue;
            }
            String id = step.id().get();
            List<String> key = List.of(organizationId.get(), id);
            if (step.action().equals(Verb.CREATE.word())) {
                known.put(key, new MadeResource(step.kind(), step.name(), id, organizationId.get(), app));
            } else if (step.action().equals(Verb.DELETE.word()) || step.action().equals("undo " + Verb.CREATE.word())) {
                known.computeIfPresent(key, (same, one) -> one.kind().equals(step.kind()) ? null : one);
            }
        }
        List<LostCreation> lost = new ArrayList<>();
        // A run that is done has seen all, and removed what was made too many.
        if (outcome != Outcome.DONE) {
            lost.addAll(before.lost());
            steps.stream()
                    .filter(step -> step.outcome() == Outcome.UNKNOWN
                            && step.action().equals(Verb.CREATE.word())
                            && step.id().isEmpty())
                    .map(step -> new LostCreation(step.kind(), step.name(), organizationId.get(), app))
                    .forEach(lost::add);
        } else {
            for (LostCreation one : before.lost()) {
                if (!one.app().equals(app)) {
                    lost.add(one);
                }
            }
        }
        List<KnownForm> seen = new ArrayList<>();
        for (PlatformForm form : forms) {
            seen.add(new KnownForm(organizationId.get(), form));
        }
        for (KnownForm earlier : before.forms()) {
            boolean isDeleted = steps.stream()
                    .anyMatch(step -> step.action().equals(Verb.DELETE.word())
                            && step.id().equals(Optional.of(earlier.form().id())));
            if (!isDeleted && seen.stream().noneMatch(form -> isSameField(form, earlier))) {
                seen.add(earlier);
            }
        }
        return new MadeResources(List.copyOf(known.values()), seen, lost);
    }

    private static boolean isOfWhatIsThere(Step step) {
        return !step.action().equals(Verb.SUBMIT.word());
    }

    private static boolean isSameField(KnownForm one, KnownForm other) {
        return one.organizationId().equals(other.organizationId())
                && one.form().id().equals(other.form().id())
                && one.form()
                        .difference()
                        .field()
                        .equals(other.form().difference().field());
    }
}
