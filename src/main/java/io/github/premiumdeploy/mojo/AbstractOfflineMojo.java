package io.github.premiumdeploy.mojo;

import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals share that say something of a project without talking to any organization. */
abstract class AbstractOfflineMojo extends AbstractProjectMojo {

    AbstractOfflineMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    final boolean needsNetwork() {
        return false;
    }
}
