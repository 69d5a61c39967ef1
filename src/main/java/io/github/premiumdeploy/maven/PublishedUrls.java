package io.github.premiumdeploy.maven;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/**
 * The URLs of a sandbox as properties of a project and of the modules below it, so that later goals use it. They are taken
 * back when it stops: a deploy that comes later must not miss its real organization.
 */
public final class PublishedUrls {

    private static final String API = "genesyscloud.apiUrl";
    private static final String LOGIN = "genesyscloud.loginUrl";

    /** By identity: the properties of two modules are often equal. */
    private final Map<Properties, Map<String, String>> former = new IdentityHashMap<>();

    /** Publishes the URLs. */
    public static PublishedUrls publish(MavenProject project, String apiUrl, String loginUrl) {
        PublishedUrls published = new PublishedUrls();
        List<MavenProject> projects = new ArrayList<>(List.of(project));
        if (project.getCollectedProjects() != null) {
            projects.addAll(project.getCollectedProjects());
        }
        for (MavenProject each : projects) {
            Properties properties = each.getProperties();
            Map<String, String> values = new LinkedHashMap<>();
            values.put(API, properties.getProperty(API));
            values.put(LOGIN, properties.getProperty(LOGIN));
            published.former.put(properties, values);
            properties.setProperty(API, apiUrl);
            properties.setProperty(LOGIN, loginUrl);
        }
        return published;
    }

    /** Restores what was there before. */
    public void takeBack() {
        former.forEach((properties, values) -> values.forEach((name, value) -> {
            if (value == null) {
                properties.remove(name);
            } else {
                properties.setProperty(name, value);
            }
        }));
    }
}
