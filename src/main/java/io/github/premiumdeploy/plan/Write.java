package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Sends what is stated to a resource that exists; the same again changes nothing more.
 *
 * @param operation what it is sent with; its path has the resource's id
 * @param content what is sent
 * @param version how the resource's version is known, where the write needs it
 * @param roles the roles that it passes on, where it does
 * @param mayBeGone whether there is nothing to do where the resource is not there
 */
public record Write(
        Operation operation,
        Content content,
        Optional<Version> version,
        Optional<PassedRoles> roles,
        boolean mayBeGone) {

    /** Builds what is sent. */
    @FunctionalInterface
    public interface Content {
        /**
         * Builds it anew.
         *
         * @param current the resource as the latest answer shows it
         */
        ObjectNode of(ResourceIds ids, JsonNode current);
    }

    /**
     * The version of a resource, which somebody else may change.
     *
     * @param read reads the resource with it
     * @param isUnseen whether lists may not show it, so that it is read first
     */
    public record Version(Operation read, boolean isUnseen) {}

    /** A write whose content is always the same. */
    public static Write of(Operation operation, ObjectNode content) {
        return of(operation, (ids, current) -> content.deepCopy());
    }

    /** A write without a version. */
    public static Write of(Operation operation, Content content) {
        return new Write(operation, content, Optional.empty(), Optional.empty(), false);
    }

    /** The same with the version that lists and answers show. */
    public Write versioned(Operation read) {
        return new Write(operation, content, Optional.of(new Version(read, false)), roles, mayBeGone);
    }

    /** The same with a version that lists may not show. */
    public Write versionedUnseen(Operation read) {
        return new Write(operation, content, Optional.of(new Version(read, true)), roles, mayBeGone);
    }

    /** The same, which passes roles on. */
    public Write passing(PassedRoles some) {
        return new Write(operation, content, version, Optional.of(some), mayBeGone);
    }

    /** The same of what may not be there any more. */
    public Write unlessGone() {
        return new Write(operation, content, version, roles, true);
    }

    StepBody body(ResourceIds ids, JsonNode current) {
        return new StepBody(operation, content.of(ids, current));
    }

    /** All that it sends, the write first. */
    public List<Operation> operations() {
        return version.filter(Version::isUnseen)
                .map(unseen -> List.of(operation, unseen.read()))
                .orElse(List.of(operation));
    }
}
