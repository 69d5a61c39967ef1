package io.github.premiumdeploy.importing;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.testing.Provisioned;
import java.util.List;

/** Imports as the goal does it. */
final class Imported {

    private Imported() {}

    static ImportResult from(Provisioned sandbox, String prefix) throws Exception {
        return from(sandbox, new Parameters().with("prefix", prefix));
    }

    static ImportResult from(Provisioned sandbox, Parameters parameters) throws Exception {
        Problems problems = new Problems();
        ImportRequest request = ImportRequest.read(parameters, problems);
        problems.throwIfAny();
        sandbox.harness().renewed();
        Importer importer = new Importer(sandbox.harness().client(), sandbox.parallel(), new ResourceKinds(), request);
        importer.read();
        return importer.describe(List.of());
    }

    /** As a run reads it, with settings that have what the organization shows of its secrets. */
    static Descriptor parse(ImportResult result) {
        return ImportCheck.parse(result.yaml(), result.secrets());
    }
}
