package io.github.premiumdeploy.target;

import java.util.Optional;

/** Checks the id of the organization that the token must belong to, as far as that is possible without asking anybody. */
final class OrganizationGuard {

    /** The guard's parameter. */
    private static final String ID = "organizationId";

    /** The parameter that makes the guard compulsory. */
    private static final String REQUIRED = "requireOrganizationId";

    private OrganizationGuard() {}

    /** Objects to a guard that is a placeholder, and to none where one is compulsory. */
    static void check(Parameters parameters, Problems problems) {
        Optional<String> id = parameters.value(ID);
        if (id.isEmpty()
                && parameters.value(REQUIRED).filter(Boolean::parseBoolean).isPresent()) {
            problems.add(
                    "No organization id, and " + Parameters.place(REQUIRED) + " makes it compulsory",
                    "Set " + Parameters.whereToSet(ID) + ": the id of the organization that the credentials must belong"
                            + " to, as GET /api/v2/organizations/me shows it.");
        }
        if (id.filter(text -> Placeholder.is(text) || text.matches(".*\\s.*")).isPresent()) {
            problems.add(
                    Parameters.place(ID) + " is \"" + id.get() + "\", which stands for an id and is none",
                    "Write the organization's id (" + Parameters.whereToSet(ID)
                            + "), as GET /api/v2/organizations/me shows it. check-permissions without <organizationId>"
                            + " prints the one that the credentials belong to.");
        }
    }
}
