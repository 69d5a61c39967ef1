package io.github.premiumdeploy.plan;

import java.util.List;

/**
 * All that receipts at hand say was made. What two apps made is told apart by their prefix and integration type, since both
 * may write the same receipt.
 */
public final class MadeResources {

    /** Nothing is known to be made. */
    public static final MadeResources NONE = new MadeResources(List.of());

    /** A field that the platform keeps in a form of its own, in an organization. */
    public record KnownForm(String organizationId, PlatformForm form) {}

    /**
     * A request to make a resource whose answer an app did not get, so that there may be one that no receipt knows by its id.
     *
     * @param name the name of the resource in the organization, prefix included
     */
    public record LostCreation(String kind, String name, String organizationId, AppIdentity app) {}

    private final List<MadeResource> all;
    private final List<LostCreation> lost;
    private final List<KnownForm> forms;

    public MadeResources(List<MadeResource> all) {
        this(all, List.of(), List.of());
    }

    public MadeResources(List<MadeResource> all, List<KnownForm> forms, List<LostCreation> lost) {
        this.all = List.copyOf(all);
        this.lost = List.copyOf(lost);
        this.forms = List.copyOf(forms);
    }

    /** The platform's forms that the run which wrote a receipt has seen, or one before it. */
    public List<KnownForm> forms() {
        return forms;
    }

    /** Whether a difference is known to be one of the platform's form only. */
    public boolean isForm(String organizationId, String id, Difference difference) {
        return forms.stream()
                .anyMatch(known -> known.organizationId().equals(organizationId)
                        && known.form().id().equals(id)
                        && known.form().difference().isSameAs(difference));
    }

    /** The requests whose answers no run has got since it is not known what came of them. */
    public List<LostCreation> lost() {
        return lost;
    }

    /** How many requests of an app to make a resource of this name were not answered. */
    long lost(AppIdentity app, String organizationId, String kind, String name) {
        return lost.stream()
                .filter(new LostCreation(kind, name, organizationId, app)::equals)
                .count();
    }

    /** Each of them. */
    public List<MadeResource> all() {
        return all;
    }

    /** Whether an app made the resource of this id, as a receipt of it says, or one that does not say which app it is of. */
    boolean have(AppIdentity app, String organizationId, String id) {
        for (MadeResource one : all) {
            boolean mayBeOf = one.app().equals(app)
                    || one.app().equals(AppIdentity.UNKNOWN) && one.name().startsWith(app.prefix());
            if (mayBeOf && is(one, organizationId, id)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a receipt says that just this app made it. */
    boolean haveSurely(AppIdentity app, String organizationId, String id) {
        return all.stream()
                .anyMatch(one -> is(one, organizationId, id) && one.app().equals(app));
    }

    private static boolean is(MadeResource one, String organizationId, String id) {
        return one.organizationId().equals(organizationId) && one.id().equals(id);
    }
}
