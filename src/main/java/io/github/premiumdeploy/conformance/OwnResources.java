package io.github.premiumdeploy.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a run made in an organization and has not removed yet. Only what is in here is ever changed or deleted. It is told to
 * its keeper before each creation and after each change, so that a run that is killed leaves a list of what may be left.
 */
final class OwnResources {

    /** Keeps the list where it outlives the run. */
    @FunctionalInterface
    interface Keeper {
        /**
         * Keeps it.
         *
         * @throws IOException if it cannot; then nothing is made
         */
        void keep(List<OwnResource> resources) throws IOException;
    }

    private final Keeper keeper;
    private final List<OwnResource> resources = new ArrayList<>();

    OwnResources(Keeper keeper) {
        this.keeper = keeper;
    }

    /** Something is about to be made. */
    OwnResource intend(OwnResource.Kind kind, String name) throws IOException {
        OwnResource intended = new OwnResource(kind, name, Optional.empty());
        resources.add(intended);
        keeper.keep(all());
        return intended;
    }

    /** The platform's answer to its creation told its id. */
    OwnResource made(OwnResource intended, String id) throws IOException {
        OwnResource made = new OwnResource(intended.kind(), intended.name(), Optional.of(id));
        resources.set(resources.lastIndexOf(intended), made);
        keeper.keep(all());
        return made;
    }

    /** It is not there, or no longer. */
    void removed(OwnResource resource) throws IOException {
        resources.remove(resource);
        keeper.keep(all());
    }

    /** Whether an id is of something that this run made. */
    boolean has(String id) {
        return resources.stream().anyMatch(resource -> resource.id().equals(Optional.of(id)));
    }

    List<OwnResource> all() {
        return List.copyOf(resources);
    }

    /** The newest first, as they are removed. */
    List<OwnResource> newestFirst() {
        List<OwnResource> reversed = new ArrayList<>(resources);
        Collections.reverse(reversed);
        return reversed;
    }
}
