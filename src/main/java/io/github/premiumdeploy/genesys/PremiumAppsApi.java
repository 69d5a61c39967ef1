package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The endpoint that Premium Apps are submitted to. It is not in the published API: its path, what it needs and what it
 * answers are reported by users, and every name of it can be configured.
 */
public final class PremiumAppsApi {

    /** The path that users report. */
    public static final String REPORTED_PATH = "/api/v2/apps/premium";

    /** The permission, and for user tokens the scope, that users report. */
    public static final String REPORTED_PERMISSION = "admin:app:write";

    /** The organization's feature that users report. */
    public static final String REPORTED_FEATURE = "AppFoundry Premium";

    /** Where users report to have seen an organization's features; unpublished too. */
    public static final String REPORTED_CAPABILITIES_PATH = "/api/v2/organizationCapabilities";

    /** The operations with the names that users report. */
    static final List<Operation> OPERATIONS = List.of(
            submit(REPORTED_PATH, REPORTED_PERMISSION, REPORTED_PERMISSION),
            status(REPORTED_PATH + "/{id}"),
            capabilities(REPORTED_CAPABILITIES_PATH));

    private static final int DEEPEST = 5;

    private final GenesysClient client;
    private final PremiumApp app;
    private final Operation submit;

    /** The endpoint as configured for one app. */
    public PremiumAppsApi(GenesysClient client, PremiumApp app) {
        this.client = client;
        this.app = app;
        this.submit = submit(app.path(), app.permission(), app.scope());
    }

    /** The submission of an app, at a path and with needs that can be configured; reported by users. */
    public static Operation submit(String path, String permission, String scope) {
        Operation operation =
                Operation.write("POST", path, "submit the Premium App").from(Operation.Source.REPORTED);
        operation = permission.isEmpty() ? operation : operation.anyOf(permission);
        return scope.isEmpty() ? operation : operation.scopes(scope);
    }

    /** The state of a submission; reported by users. */
    public static Operation status(String path) {
        return Operation.get(path, "read the state of the submission").from(Operation.Source.REPORTED);
    }

    /** The features of an organization; reported by users. */
    public static Operation capabilities(String path) {
        return Operation.get(path, "read the organization's capabilities").from(Operation.Source.REPORTED);
    }

    /** The submission as it is configured. */
    public Operation submitOperation() {
        return submit;
    }

    /**
     * Submits an app.
     *
     * @throws ApiException if the platform refuses
     * @throws TransportException if there is no answer; unless it says otherwise, the app may have been submitted
     */
    public Submitted submit(PremiumApp.Submission submission) throws IOException {
        ObjectNode body = JsonTree.object();
        submission.more().forEach(body::put);
        body.put("applicationId", submission.applicationId());
        body.put("environmentId", submission.environmentId());
        body.put("name", submission.name());
        if (!submission.description().isEmpty()) {
            body.put("description", submission.description());
        }
        body.put("version", submission.version());
        return Submitted.of(client.call(submit, app.path(), Query.NONE, Optional.of(body)), false)
                .shown(client::redacted);
    }

    /**
     * Sends a request that cannot succeed, since it lacks both ids: users report that 400 then means that the caller may
     * submit apps, and 403 that it may not.
     *
     * <p>Where no answer comes, it is sent once more: what cannot succeed cannot be done twice.
     *
     * @throws ApiException with that answer
     */
    public Answer probe() throws IOException {
        try {
            return probeOnce();
        } catch (TransportException e) {
            if (e.kind() != Kind.CONNECTION_LOST && e.kind() != Kind.UNREADABLE) {
                throw e;
            }
            return probeOnce();
        } catch (ApiException e) {
            if (e.status() != 502 && e.status() != 503 && e.status() != 504) {
                throw e;
            }
            return probeOnce();
        }
    }

    private Answer probeOnce() throws IOException {
        ObjectNode body = JsonTree.object();
        body.put("name", "permission check");
        body.put("description", "Deliberately incomplete: a 400 tells that the caller may submit apps.");
        return client.call(submit, app.path(), Query.NONE, Optional.of(body));
    }

    /**
     * Reads how far a submission is.
     *
     * @throws ApiException if the platform refuses
     * @throws TransportException if there is no answer, or its address leads to another host
     */
    public Submitted state(Submitted submitted) throws IOException {
        String path = statusPath(submitted);
        String withoutQuery = path.replaceFirst("\\?.*", "");
        return Submitted.of(client.call(status(withoutQuery), path, Query.NONE, Optional.empty()), true)
                .shown(client::redacted);
    }

    /** Below the API's base URL; the token is not sent anywhere else. */
    private String statusPath(Submitted submitted) throws TransportException {
        String address = submitted
                .selfUri()
                .orElseGet(() -> app.path() + "/" + Query.encode(submitted.id().orElse("")));
        URI base = client.apiUrl();
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new TransportException(
                    Kind.UNREADABLE, base, "the submission's selfUri is no address: " + address, e);
        }
        boolean elsewhere =
                uri.getRawAuthority() != null && !uri.getRawAuthority().equalsIgnoreCase(base.getRawAuthority());
        boolean otherScheme = uri.getScheme() != null && !uri.getScheme().equalsIgnoreCase(base.getScheme());
        if (elsewhere
                || otherScheme
                || uri.getRawPath() == null
                || !uri.getRawPath().startsWith("/")) {
            throw new TransportException(
                    Kind.REDIRECT,
                    base,
                    "the submission's selfUri " + address + " is not an address of " + base
                            + ", and the token is not sent elsewhere");
        }
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return path.startsWith(base.getRawPath() + "/")
                ? path.substring(base.getRawPath().length())
                : path;
    }

    /**
     * Lists the features that the unpublished capabilities endpoint names, and whether each is on.
     *
     * @throws ApiException if the platform refuses; a 404 means nothing, since the endpoint is unpublished
     */
    public Map<String, Boolean> capabilities() throws IOException {
        Answer answer =
                client.call(capabilities(app.capabilitiesPath()), app.capabilitiesPath(), Query.NONE, Optional.empty());
        Map<String, Boolean> features = new TreeMap<>();
        collect(answer.body(), features, 0);
        return features;
    }

    /** The shape is unpublished: names in an array, objects with a name, and fields that are true or false all count. */
    private static void collect(JsonNode json, Map<String, Boolean> features, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (json.isArray()) {
            Json.texts(json).forEach(name -> features.put(name, true));
            json.forEach(element -> collect(element, features, depth + 1));
            return;
        }
        Optional<String> name =
                Json.text(json, "name").or(() -> Json.text(json, "id")).or(() -> Json.text(json, "key"));
        boolean on = true;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getValue().isContainerNode()) {
                collect(field.getValue(), features, depth + 1);
            } else if (field.getValue().isBoolean()) {
                on &= field.getValue().asBoolean();
                if (name.isEmpty()) {
                    features.put(Json.clean(field.getKey()), field.getValue().asBoolean());
                }
            }
        }
        if (name.isPresent()) {
            features.put(name.get(), on);
        }
    }
}
