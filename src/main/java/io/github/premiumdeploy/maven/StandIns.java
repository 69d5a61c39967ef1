package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.run.Destination;
import io.github.premiumdeploy.target.UserSettings;

/** What a build that rehearses works with in place of organizations, and of the user's credentials and proxies. */
public interface StandIns extends Destination, UserSettings {}
