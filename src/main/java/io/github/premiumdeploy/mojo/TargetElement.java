package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.fleet.Member;
import io.github.premiumdeploy.target.Parameters;
import java.util.Map;
import java.util.TreeMap;

/** A {@code <target>} of the POM. Maven sets its fields; they are those of {@link Member#NAMES}. */
public final class TargetElement {

    private String id;
    private String serverId;
    private String region;
    private String apiUrl;
    private String loginUrl;
    private String organizationId;
    private String applicationId;
    private String environmentId;
    private String name;
    private String description;
    private String version;
    private String descriptor;
    private String secretsFile;
    private String pruneConfirm;
    private String premiumAppsPath;
    private String premiumAppsPermission;
    private String premiumAppsScope;
    private String premiumAppsFeature;
    private String organizationCapabilitiesPath;
    private String connectTimeout;
    private String requestTimeout;
    private String deadline;
    private Map<String, String> properties = new TreeMap<>();

    @Override
    public String toString() {
        return id;
    }

    Member member() {
        Parameters values = new Parameters()
                .with("serverId", serverId)
                .with("region", region)
                .with("apiUrl", apiUrl)
                .with("loginUrl", loginUrl)
                .with("organizationId", organizationId)
                .with("applicationId", applicationId)
                .with("environmentId", environmentId)
                .with("name", name)
                .with("description", description)
                .with("version", version)
                .with("descriptor", descriptor)
                .with("secretsFile", secretsFile)
                .with("pruneConfirm", pruneConfirm)
                .with("premiumAppsPath", premiumAppsPath)
                .with("premiumAppsPermission", premiumAppsPermission)
                .with("premiumAppsScope", premiumAppsScope)
                .with("premiumAppsFeature", premiumAppsFeature)
                .with("organizationCapabilitiesPath", organizationCapabilitiesPath)
                .with("connectTimeout", connectTimeout)
                .with("requestTimeout", requestTimeout)
                .with("deadline", deadline);
        Map<String, String> fields = new TreeMap<>();
        properties.forEach((field, value) -> fields.put(field, value == null ? "" : value));
        return new Member(id == null ? "" : id.strip(), values, fields);
    }
}
