package io.github.premiumdeploy.maven;

import java.util.List;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * Settings that hold nothing to decrypt, as they are.
 *
 * @param getServers the servers
 * @param getProxies the proxies
 */
record UndecryptedSettings(List<Server> getServers, List<Proxy> getProxies) implements SettingsDecryptionResult {

    static SettingsDecryptionResult of(SettingsDecryptionRequest request) {
        return new UndecryptedSettings(request.getServers(), request.getProxies());
    }

    @Override
    public Server getServer() {
        return getServers.get(0);
    }

    @Override
    public Proxy getProxy() {
        return getProxies.get(0);
    }

    @Override
    public List<SettingsProblem> getProblems() {
        return List.of();
    }
}
