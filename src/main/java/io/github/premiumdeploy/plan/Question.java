package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.util.List;
import java.util.Objects;

/**
 * One thing that a plan needs to know beside the lists. Equal questions are asked once; which texts are wanted does not count.
 *
 * @param templates the templates of an action whose texts are wanted, also where the answer has only their addresses
 */
public record Question(Operation operation, String path, Query query, List<ActionTemplates> templates) {

    /** Of what has no templates. */
    public Question(Operation operation, String path, Query query) {
        this(operation, path, query, List.of());
    }

    /** The question what a resource is, or what there is once. */
    public static Question of(Operation operation, String... ids) {
        return new Question(operation, operation.pathWith(ids), Query.NONE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question that
                && operation.equals(that.operation)
                && path.equals(that.path)
                && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return Objects.hash(operation, path, query);
    }
}
