package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One write of a plan, with what it needs to have happened before. A step follows the step before it in its change. */
public sealed interface Step
        permits Step.Create,
                Step.Update,
                Step.Delete,
                Step.Follow,
                Step.Grant,
                IntegrationStep,
                ClientStep,
                ActionStep {

    /** The resource that is written. */
    Key key();

    /** What it does. */
    Verb verb();

    /** The operations that it sends, the writing one first. */
    List<Operation> operations();

    /** What must be done before. */
    default Set<After> after() {
        return Set.of();
    }

    /** The operations that it sends too where the platform does not keep what it is sent. */
    default List<Operation> settling() {
        return List.of();
    }

    /** The operations that it sends too where an interrupted run left something, or a person wants something made anew. */
    default List<Operation> recovering() {
        return List.of();
    }

    /** The operations that taking it back sends beside those of the step itself. */
    default List<Operation> undoing() {
        return List.of();
    }

    /**
     * The bodies that it sends, the writing one first.
     *
     * @param unseen stands for a resource that no answer has shown by then
     */
    default List<StepBody> bodies(ResourceIds ids, ObjectNode unseen) {
        return List.of();
    }

    /** The roles that the caller has to hold for it, beside its permissions. */
    default Optional<PassedRoles> roles() {
        return Optional.empty();
    }

    /**
     * Something that must be done before.
     *
     * @param key the resource
     * @param verb the step of it; any later step of that change need not be done
     */
    record After(Key key, Verb verb) {}

    /**
     * Creates a resource.
     *
     * @param operation what creates it
     * @param removal what removes it, where it was made too many or is taken back
     * @param identity what it is found by where an answer is lost
     * @param settlement how it is made to be as stated; empty where a later step states the rest
     * @param dropsFields whether the platform is known to drop a stated field on creation
     * @param follows the state that it has to come to before it counts as made; empty where the answer is the end
     */
    record Create(
            Key key,
            Operation operation,
            Removal removal,
            Body body,
            Identity identity,
            Proof proof,
            Optional<Settlement> settlement,
            boolean dropsFields,
            Optional<FollowedState> follows,
            Set<After> after)
            implements Step {

        public Create {
            after = Set.copyOf(after);
        }

        @Override
        public Verb verb() {
            return Verb.CREATE;
        }

        @Override
        public List<Operation> operations() {
            return List.of(operation);
        }

        @Override
        public List<Operation> settling() {
            List<Operation> operations = new ArrayList<>();
            if (dropsFields) {
                operations.addAll(settlement.orElseThrow().update().operations());
            }
            follows.ifPresent(state -> operations.add(state.read()));
            return operations;
        }

        @Override
        public List<Operation> undoing() {
            return removal.operations();
        }

        @Override
        public List<StepBody> bodies(ResourceIds ids, ObjectNode unseen) {
            ObjectNode made = body.of(ids);
            List<StepBody> bodies = new ArrayList<>(List.of(new StepBody(operation, made)));
            if (dropsFields) {
                ObjectNode shown = unseen.deepCopy().setAll(made);
                bodies.add(settlement.orElseThrow().update().body(ids, shown));
            }
            return bodies;
        }
    }

    /**
     * Changes a resource, or a part of it.
     *
     * @param before the resource as it was; empty if the plan makes it
     * @param write what is sent
     * @param comparison how it is compared afterwards; empty where the answer does not show what was sent
     * @param undo how it is taken back; empty where that goes with the resource
     */
    record Update(
            Key key,
            Verb verb,
            Optional<Existing> before,
            Write write,
            Optional<Comparison> comparison,
            Optional<UndoPlan> undo,
            Set<After> after)
            implements Step {

        public Update {
            after = Set.copyOf(after);
        }

        /** Changes what the plan makes, in a way that no answer shows. */
        public Update(Key key, Verb verb, Write write) {
            this(key, verb, Optional.empty(), write, Optional.empty(), Optional.empty(), Set.of());
        }

        @Override
        public List<Operation> operations() {
            return write.operations();
        }

        @Override
        public List<Operation> undoing() {
            return undo.stream().map(UndoPlan::read).toList();
        }

        @Override
        public List<StepBody> bodies(ResourceIds ids, ObjectNode unseen) {
            return List.of(write.body(ids, before.map(Existing::body).orElse(unseen)));
        }

        @Override
        public Optional<PassedRoles> roles() {
            return write.roles();
        }
    }

    /**
     * Deletes a resource.
     *
     * @param secret where the secret of an OAuth client is kept, which is forgotten then
     */
    record Delete(Key key, String id, Removal removal, Optional<KeptSecret> secret, Set<After> after) implements Step {

        public Delete {
            after = Set.copyOf(after);
        }

        /** Deletes what has no secret. */
        public Delete(Key key, String id, Removal removal, Set<After> after) {
            this(key, id, removal, Optional.empty(), after);
        }

        @Override
        public Verb verb() {
            return Verb.DELETE;
        }

        @Override
        public List<Operation> operations() {
            return List.of(removal.operation());
        }

        @Override
        public List<Operation> settling() {
            return removal.reads();
        }
    }

    /**
     * Follows a resource, which an earlier run made, to its end.
     *
     * @param id its id
     */
    record Follow(Key key, String id, FollowedState state) implements Step {
        @Override
        public Verb verb() {
            return Verb.FOLLOW;
        }

        @Override
        public List<Operation> operations() {
            return List.of(state.read());
        }
    }

    /**
     * Where the secret of an OAuth client is kept.
     *
     * @param name the client's full name
     */
    record KeptSecret(SecretsFile file, String name) {}

    /**
     * Grants a role to the caller.
     *
     * @param key what it is granted for: the role itself, or an OAuth client that has it
     * @param role tells the id of the role
     * @param subject the id of the caller; empty if the platform does not say it
     * @param subjectType what the caller is, as the operation's query names it
     * @param division tells the id of the division that it is granted in
     */
    record Grant(
            Key key,
            Function<ResourceIds, String> role,
            Optional<String> subject,
            String subjectType,
            Supplier<String> division)
            implements Step {

        @Override
        public Verb verb() {
            return Verb.GRANT;
        }

        @Override
        public List<Operation> operations() {
            return List.of(AuthorizationApi.GRANT_ROLE);
        }

        @Override
        public List<Operation> undoing() {
            return List.of(AuthorizationApi.REVOKE_ROLE);
        }
    }
}
