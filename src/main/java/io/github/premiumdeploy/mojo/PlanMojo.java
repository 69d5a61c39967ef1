package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.deploy.Plan;
import io.github.premiumdeploy.deploy.PlanConsent;
import io.github.premiumdeploy.deploy.PlannedRun;
import io.github.premiumdeploy.deploy.Planner;
import io.github.premiumdeploy.deploy.Provisioning;
import io.github.premiumdeploy.deploy.RefusedException;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.run.EndedException;
import io.github.premiumdeploy.run.TargetRun;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says what {@code premium-deploy} would change in the organization to make it as the descriptor states, and writes it as
 * {@code plan.json}; changes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends AbstractDescriptorMojo {

    /**
     * Fail the build if anything would be changed: a check for drift.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.failOnChanges", defaultValue = "false")
    private boolean failOnChanges;

    /**
     * What may be taken over of what was in the organization before, and that no receipt in {@code outputDirectory} says
     * this app made: {@code all}; {@code unchanged} = the run stops before anything is written if it would change what was
     * there; {@code none} = it stops if anything of it was there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.adopt", defaultValue = "all")
    private String adopt;

    private Adopt adoption = Adopt.ALL;

    @Inject
    public PlanMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void checkBuild(Problems problems) {
        adoption = Adopt.read(new Parameters().with("adopt", adopt), problems);
    }

    @Override
    public void check(Optional<Descriptor> described) throws EndedException {
        require(described);
    }

    @Override
    public String on(TargetRun run) throws EndedException, RefusedException, IOException {
        Provisioning provisioning = provisioning(run, Planner.Goal.APPLY, receipt(run.job(), run.files()))
                .orElseThrow();
        Plan plan = new PlannedRun(run.target(), run.access(), provisioning).plan(false, run::identified);
        show(run, plan);
        PlanConsent.requireAdoption(plan, adoption);
        if (failOnChanges && !plan.isEmpty()) {
            throw new EndedException(
                    new Ending(
                            true,
                            "The organization is not as described. " + PlanReport.summary(plan)
                                    + "\nRun premium-deploy to make it so; the plan is in "
                                    + run.files().path(PlanReport.NAME) + "."),
                    null);
        }
        return PlanReport.summary(plan);
    }
}
