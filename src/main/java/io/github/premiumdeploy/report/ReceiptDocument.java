package io.github.premiumdeploy.report;

import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.http.Deadline.Wait;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.MadeResource;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.MadeResources.KnownForm;
import io.github.premiumdeploy.plan.MadeResources.LostCreation;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A receipt as a file has it.
 *
 * @param digest stands for what was to be done
 * @param platformForms the fields that the platform keeps in forms of its own
 * @param lostCreations the requests to make something that were not answered
 * @param made all that was made and not removed, by the run and by those before it
 */
record ReceiptDocument(
        String target,
        String apiUrl,
        Optional<NamedEntity> organization,
        Optional<NamedEntity> client,
        Outcome outcome,
        String digest,
        Instant startedAt,
        Optional<Instant> finishedAt,
        List<Receipt.Step> steps,
        Optional<List<Wait>> waits,
        Optional<List<Form>> platformForms,
        Optional<List<Made>> lostCreations,
        Optional<List<Made>> made) {

    static ReceiptDocument of(Receipt receipt, String digest, MadeResources made) {
        return new ReceiptDocument(
                receipt.target(),
                receipt.apiUrl(),
                receipt.organization(),
                receipt.client(),
                receipt.outcome(),
                digest,
                receipt.startedAt(),
                receipt.finishedAt(),
                receipt.steps(),
                RecordJson.unlessEmpty(receipt.waits()),
                RecordJson.unlessEmpty(made.forms().stream().map(Form::of).toList()),
                RecordJson.unlessEmpty(made.lost().stream().map(Made::of).toList()),
                RecordJson.unlessEmpty(made.all().stream().map(Made::of).toList()));
    }

    /**
     * A resource that an app made, or asked for and got no answer.
     *
     * @param id empty where there was no answer
     */
    record Made(
            String kind,
            String name,
            Optional<String> id,
            String organizationId,
            String prefix,
            String integrationType) {

        private static Made of(MadeResource one) {
            AppIdentity app = one.app();
            return new Made(
                    one.kind(),
                    one.name(),
                    Optional.of(one.id()),
                    one.organizationId(),
                    app.prefix(),
                    app.integrationType());
        }

        private static Made of(LostCreation one) {
            AppIdentity app = one.app();
            return new Made(
                    one.kind(),
                    one.name(),
                    Optional.empty(),
                    one.organizationId(),
                    app.prefix(),
                    app.integrationType());
        }

        private AppIdentity app() {
            return new AppIdentity(prefix, integrationType);
        }
    }

    /**
     * A field that the platform keeps in a form of its own.
     *
     * @param digest of both forms; of something secret and short it would tell what it is, so that it is left out there
     */
    record Form(
            String kind,
            String name,
            String id,
            String organizationId,
            String field,
            String stated,
            String platform,
            Optional<String> digest) {

        private static Form of(KnownForm known) {
            PlatformForm form = known.form();
            Difference difference = form.difference();
            return new Form(
                    form.kind(),
                    form.name(),
                    form.id(),
                    known.organizationId(),
                    difference.field(),
                    difference.to(),
                    difference.from(),
                    Optional.of(difference.digest()).filter(value -> !difference.isSecret()));
        }

        private Stream<KnownForm> form() {
            return digest
                    .filter(value -> !value.isEmpty())
                    .map(value -> new Difference(field, platform, stated, value, true))
                    .map(difference -> new KnownForm(organizationId, new PlatformForm(kind, name, id, difference)))
                    .stream();
        }
    }

    record Earlier(
            NamedEntity organization,
            String outcome,
            String digest,
            List<Done> steps,
            List<Form> platformForms,
            List<Made> lostCreations,
            Optional<List<Made>> made) {

        record Done(String action, String kind, String name, String outcome, String id) {}

        boolean isDone(String expected) {
            return outcome.equals(Outcome.DONE.word()) && digest.equals(expected);
        }

        MadeResources resources() {
            return new MadeResources(
                    made.orElseGet(this::created).stream()
                            .filter(one -> !one.id().orElse("").isEmpty()
                                    && !one.organizationId().isEmpty())
                            .map(one -> new MadeResource(
                                    one.kind(), one.name(), one.id().get(), one.organizationId(), one.app()))
                            .toList(),
                    platformForms.stream().flatMap(Form::form).toList(),
                    lostCreations.stream()
                            .map(one -> new LostCreation(one.kind(), one.name(), one.organizationId(), one.app()))
                            .toList());
        }

        /** A receipt of an earlier version has its steps alone. */
        private List<Made> created() {
            return steps.stream()
                    .filter(step -> step.outcome().equals(Outcome.DONE.word())
                            && step.action().equals(Verb.CREATE.word()))
                    .map(step -> new Made(step.kind(), step.name(), Optional.of(step.id()), organization.id(), "", ""))
                    .toList();
        }
    }
}
