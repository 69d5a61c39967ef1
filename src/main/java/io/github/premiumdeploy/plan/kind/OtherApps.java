package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.KindRegistry;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.text.JsonTree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognizes what carries a descriptor's prefix and looks like another app's: the prefix of one app may be the beginning of
 * another's, so that {@code ACME_2_Backend} may be the {@code Backend} of an app with the prefix {@code ACME_2_}.
 */
final class OtherApps {

    /** A part of a name up to and with what separates it from the rest, for example {@code 2_} of {@code 2_Backend}. */
    private static final Pattern PART = Pattern.compile("[^\\p{L}\\p{N}]*[\\p{L}\\p{N}]+[^\\p{L}\\p{N}]+");

    private static final String INTEGRATION = "integration";

    private final Scope scope;
    private final boolean seesAll;
    private final List<Existing> all;
    private final Set<String> ownParts = new HashSet<>();
    private final Set<String> ownTypes = new HashSet<>();
    private final Set<String> ownPermissions = new HashSet<>();

    /**
     * What other apps have, seen from one descriptor.
     *
     * @param seesAll whether all lists were read in which other resources of the prefix may be
     */
    OtherApps(KindRegistry registry, Scope scope, boolean seesAll) {
        this.scope = scope;
        this.seesAll = seesAll;
        Map<String, Existing> byId = new LinkedHashMap<>();
        Stream.concat(
                        registry.all().stream().flatMap(kind -> kind.existing(scope).stream()),
                        scope.existing(INTEGRATION, IntegrationKind.INTEGRATIONS).stream())
                .forEach(existing -> byId.putIfAbsent(existing.id(), existing));
        this.all = List.copyOf(byId.values());
        Descriptor descriptor = scope.descriptor();
        for (Item item : descriptor.items()) {
            part(item.name()).ifPresent(ownParts::add);
            item.fields()
                    .path("data-actions")
                    .forEach(action -> part(action.path("name").asText()).ifPresent(ownParts::add));
        }
        ownTypes.add(descriptor.premiumAppIntegrationTypeId());
        descriptor.premiumWidgetIntegrationTypeId().ifPresent(ownTypes::add);
        for (Kind kind : registry.all()) {
            if (kind instanceof IntegrationKind integrations
                    && !descriptor.items(kind.key()).isEmpty()) {
                integrations.type(scope).ifPresent(ownTypes::add);
            }
        }
        descriptor.premiumAppViewPermission().ifPresent(permission -> ownPermissions.add(entity(permission)));
        new RoleKind()
                .mentions(descriptor).stream()
                        .filter(permission -> !permission.contains("*"))
                        .forEach(permission -> ownPermissions.add(entity(permission)));
    }

    /** What makes a resource look like another app's, in words; empty if nothing does. */
    public Optional<String> sign(Existing existing) {
        return foreignType(existing)
                .or(() -> foreignPermission(existing))
                .or(() -> foreignUser(existing))
                .or(() -> foreignPart(existing));
    }

    private Optional<String> foreignPart(Existing existing) {
        Optional<String> part = part(nameOf(existing)).filter(text -> !ownParts.contains(text));
        if (part.isEmpty()) {
            return Optional.empty();
        }
        String shown = scope.descriptor().prefix() + shownPart(existing);
        if (!seesAll) {
            return Optional.of("its name begins with \"" + shown
                    + "\", and whether others' do cannot be seen, since not all lists could be read");
        }
        return all.stream()
                .filter(other -> !other.id().equals(existing.id()))
                .filter(other -> part(nameOf(other)).equals(part))
                .findFirst()
                .map(other -> "its name begins with \"" + shown + "\", as that of "
                        + other.key().kind() + " \"" + other.body().path("name").asText() + "\" (" + other.id()
                        + ") does");
    }

    private String shownPart(Existing existing) {
        Matcher matcher = PART.matcher(nameOf(existing));
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /** Without the prefix; the key of a data action has its integration, too. */
    private String nameOf(Existing existing) {
        String full = existing.body().path("name").asText("");
        String prefix = scope.descriptor().prefix();
        return full.startsWith(prefix) ? full.substring(prefix.length()) : full;
    }

    private static Optional<String> part(String name) {
        Matcher matcher = PART.matcher(name);
        return matcher.lookingAt() ? Optional.of(matcher.group().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private Optional<String> foreignType(Existing existing) {
        return Optional.of(IntegrationKind.typeOf(existing.body()))
                .filter(type -> !type.isEmpty() && !ownTypes.contains(type))
                .map(type ->
                        "it is an integration of the type " + type + ", of which the descriptor does not describe any");
    }

    /** Published: the permission to use a premium app is of the domain integration, and its entity is the app. */
    private Optional<String> foreignPermission(Existing existing) {
        for (JsonNode policy : existing.body().path("permissionPolicies")) {
            String app = policy.path("domain").asText() + ":"
                    + policy.path("entityName").asText();
            if (app.startsWith(INTEGRATION + ":") && !app.endsWith("*") && !ownPermissions.contains(app)) {
                return Optional.of("it has permissions of " + app + ", which the descriptor does not name");
            }
        }
        return Optional.empty();
    }

    private static String entity(String permission) {
        return permission.substring(0, Math.max(0, permission.lastIndexOf(':')));
    }

    /** A group that shows another app's page, for example. */
    private Optional<String> foreignUser(Existing existing) {
        return scope.inventory().list(IntegrationKind.INTEGRATIONS).stream()
                .filter(integration -> !integration.path("id").asText().equals(existing.id()))
                .filter(integration -> !ownTypes.contains(IntegrationKind.typeOf(integration))
                        || !integration
                                .path("name")
                                .asText("")
                                .startsWith(scope.descriptor().prefix()))
                .filter(integration -> !existing.id().isEmpty()
                        && JsonTree.text(IntegrationKind.config(integration)).contains("\"" + existing.id() + "\""))
                .findFirst()
                .map(integration ->
                        "the integration \"" + integration.path("name").asText() + "\" ("
                                + integration.path("id").asText() + ", type " + IntegrationKind.typeOf(integration)
                                + ") uses it");
    }
}
