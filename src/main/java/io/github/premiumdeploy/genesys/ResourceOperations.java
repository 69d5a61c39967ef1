package io.github.premiumdeploy.genesys;

import java.util.List;

/**
 * The operations on a kind of resource that is made, read, changed and deleted with one request each.
 *
 * @param list lists all
 * @param create makes one
 * @param get reads one
 * @param update changes one, or replaces it
 * @param delete deletes one
 */
public record ResourceOperations(Operation list, Operation create, Operation get, Operation update, Operation delete) {

    /** All of them. */
    List<Operation> all() {
        return List.of(list, create, get, update, delete);
    }
}
