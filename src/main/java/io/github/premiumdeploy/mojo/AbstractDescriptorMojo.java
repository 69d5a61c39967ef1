package io.github.premiumdeploy.mojo;

import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals share that make a descriptor true of an organization, or no longer so. */
abstract class AbstractDescriptorMojo extends AbstractTargetMojo {

    /**
     * Names of described OAuth clients, with or without the prefix, with commas between, that get a new secret, once in this
     * run: it goes to {@code secretsFile} and to the data actions that name the client. The present one stops working, for all
     * that use it. Without this parameter no client that was there before the run gets another secret.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.renewSecrets")
    private String renewSecrets;

    /**
     * Delete what this app made and its descriptor no longer describes: what a receipt in {@code outputDirectory} says that
     * it made, or exactly the list that {@code pruneConfirm} stands for. Nothing is deleted for its prefix alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.prune", defaultValue = "false")
    private boolean prune;

    /**
     * The digest of exactly the list that the goal {@code plan} showed with {@code prune}: all of it is deleted. Where the
     * organization has another list by then, the run stops before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.pruneConfirm")
    private String pruneConfirm;

    /**
     * How many resources {@code prune} may delete in one run; with more of them it stops before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.pruneLimit", defaultValue = "10")
    private String pruneLimit;

    /**
     * What {@code prune} may delete although it looks like another app's: names with their prefix, or {@code kind:name},
     * separated by commas; {@code *} stands for anything.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.pruneInclude")
    private String pruneInclude;

    AbstractDescriptorMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }
}
