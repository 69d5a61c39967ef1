package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.descriptor.ServerIds;
import io.github.premiumdeploy.text.JsonTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A resource of an organization as a descriptor would state it, while its kind describes it: fields, what a reader should know
 * of them, and what cannot be described.
 */
public final class Description {

    /**
     * What a reader should know.
     *
     * @param field the path of the field that it is about, for example {@code data-actions.0.config}; empty for all
     */
    public record Remark(String field, String text) {}

    /** A part of the resource that is not described, and why. */
    public record LeftOut(String what, String id, String reason) {}

    /**
     * A secret that the descriptor takes from the settings.
     *
     * @param server the id of the server that has it
     * @param what what it is, in words
     * @param hasUsername whether the server has a user name for the descriptor, too
     * @param known what the organization shows of it
     */
    public record Secret(String server, String what, boolean hasUsername, Optional<String> known) {}

    private final Existing existing;
    private final String fullName;
    private final ServerIds servers;
    private final ObjectNode fields = Bodies.object();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final Map<String, Set<Key>> references = new LinkedHashMap<>();
    private Optional<String> reason = Optional.empty();

    /**
     * Begins with the name.
     *
     * @param fullName its name in the organization
     */
    public Description(Existing existing, String fullName, ServerIds servers) {
        this.existing = existing;
        this.fullName = fullName;
        this.servers = servers;
        fields.put("name", LiteralText.of(existing.key().name()));
    }

    /** The resource. */
    public Existing existing() {
        return existing;
    }

    /** Its name in the organization. */
    public String fullName() {
        return fullName;
    }

    /** Its fields as far as they are described. */
    public ObjectNode fields() {
        return fields;
    }

    /** States a field as the platform shows it; nothing where it shows nothing. */
    public Description state(String field, JsonNode shown) {
        if (!Compare.isAbsent(shown)) {
            fields.set(field, LiteralText.of(shown));
        }
        return this;
    }

    /** States a field as the platform shows it, unless that is what holds where the field is not given. */
    public Description stateUnlessStandard(String field, JsonNode shown) {
        JsonNode standard = DescriptorKinds.fields(existing.key().kind()).standard(field);
        return standard.isMissingNode() ? state(field, shown) : stateUnless(standard.asText(), field, shown);
    }

    /** States a field as the platform shows it, unless that is what one made anew has. */
    public Description stateUnless(String standard, String field, JsonNode shown) {
        return shown.asText().equals(standard) ? this : state(field, shown);
    }

    /** States a flag that is set. */
    public Description stateIf(boolean isSet, String field) {
        if (isSet) {
            fields.put(field, true);
        }
        return this;
    }

    /**
     * States the names of other resources, which come along, unless one of them does not carry the prefix.
     *
     * @param ids their ids
     * @param known all of their kind that carry the prefix
     * @param all all of them, in words
     */
    public void refer(String field, Collection<String> ids, List<Existing> known, String all) {
        List<Key> resources = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String id : ids) {
            known.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .ifPresentOrElse(one -> resources.add(one.key()), () -> others.add(id));
        }
        if (!others.isEmpty()) {
            remark(
                    "",
                    field + ": not described, since not all of " + all + " carry the prefix ("
                            + String.join(", ", others) + "); they stay as they are");
        } else if (!resources.isEmpty()) {
            ArrayNode names = fields.putArray(field);
            resources.forEach(resource -> names.add(LiteralText.of(resource.name())));
            references.put(field, new LinkedHashSet<>(resources));
        }
    }

    /** States the name of another resource, which comes along. */
    public Description refer(String field, Key resource) {
        fields.put(field, LiteralText.of(resource.name()));
        references.put(field, Set.of(resource));
        return this;
    }

    /** Tells a reader something about a field. */
    public Description remark(String field, String text) {
        remarks.add(new Remark(field, text));
        return this;
    }

    /** Says that a part is not described. */
    public void leaveOut(String what, String id, String why) {
        leftOut.add(new LeftOut(what, id, why));
    }

    /** Says that the resource as a whole cannot be described; the first reason counts. */
    public void impossible(String why) {
        reason = reason.or(() -> Optional.of(why));
    }

    /**
     * Takes a secret from the settings.
     *
     * @param what what it is, in words
     * @return what stands for it in the descriptor
     */
    public String secret(String what) {
        return LiteralText.password(take(new Secret(servers.next(fullName), what, false, Optional.empty())));
    }

    /**
     * Takes a secret from the settings that the organization shows.
     *
     * @param what what it is, in words
     * @param known what it shows
     * @return what stands for it in the descriptor
     */
    public String secret(String what, String known) {
        return LiteralText.password(take(new Secret(servers.next(fullName), what, false, Optional.of(known))));
    }

    /**
     * Takes a secret with its user name from the settings.
     *
     * @param what what it is, in words
     * @return the id of the server
     */
    public String login(String what) {
        return take(new Secret(servers.next(fullName), what, true, Optional.empty()));
    }

    private String take(Secret secret) {
        secrets.add(secret);
        return secret.server();
    }

    /** Does without an optional field, and says why. */
    public void drop(String field, String why) {
        fields.remove(field);
        references.remove(field);
        remark(field, why);
    }

    /** Why it cannot be described; empty if it can. */
    public Optional<String> reason() {
        return reason;
    }

    /** What a reader should know. */
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** The parts that are not described. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The secrets that the settings need, of what is stated. */
    public List<Secret> secrets() {
        String stated = JsonTree.text(fields);
        return secrets.stream()
                .filter(secret -> stated.contains("@settings." + secret.server() + "."))
                .toList();
    }

    /** The resources that fields refer to, by field. */
    public Map<String, Set<Key>> references() {
        return Map.copyOf(references);
    }
}
