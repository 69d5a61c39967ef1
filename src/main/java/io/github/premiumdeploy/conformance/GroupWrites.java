package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.CheckContext.Made;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What becomes of a group that is written and deleted. It has no members. */
final class GroupWrites implements ConformanceCheck {

    private static final String DESCRIPTION = "Made by a conformance check";
    private static final int DELETIONS = 5;

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public List<Operation> operations() {
        return List.of(GroupsApi.CREATE, GroupsApi.GET, GroupsApi.SEARCH, GroupsApi.UPDATE, GroupsApi.DELETE);
    }

    @Override
    public String makes() {
        return "one group without members";
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("group");
        Made made = context.make(Kind.GROUP, name, group(name));
        if (!made.isThere()) {
            context.blocked(this, made.answer());
            return;
        }
        OwnResource group = made.resource().orElseThrow();
        CallResult shown = context.read(group, Query.NONE);
        conclusions.value(
                "groups.description-on-create", shown.text("description").isEmpty(), made.answer(), shown);
        conclusions.holds("groups.versioned", shown.body().path("version").isNumber(), shown);
        taken(context, name);
        updates(context, group, shown.body().path("version").asInt());
        ObjectNode search = CheckContext.object();
        ObjectNode criterion = search.putArray("query").addObject();
        criterion
                .put("type", "STARTS_WITH")
                .put("value", context.base())
                .putArray("fields")
                .add("name");
        boolean found = context.comes(() -> context.calls()
                .read(GroupsApi.SEARCH, Query.NONE, Optional.of(search))
                .body()
                .path("results")
                .valueStream()
                .anyMatch(one -> one.path("id").asText().equals(made.id())));
        conclusions.holds("groups.found-by-prefix", found);
        deletion(context, group);
    }

    private static ObjectNode group(String name) {
        return CheckContext.object()
                .put("name", name)
                .put("description", DESCRIPTION)
                .put("type", "official")
                .put("rulesVisible", true)
                .put("visibility", "public");
    }

    private static void taken(CheckContext context, String name) throws IOException {
        Made second = context.make(Kind.GROUP, name, group(name));
        context.conclusions()
                .holds(
                        "groups.name-taken",
                        !second.isThere()
                                && (second.answer().status() == 409
                                        || second.answer().status() == 400),
                        second.answer());
    }

    private static void updates(CheckContext context, OwnResource group, int version) throws IOException {
        Conclusions conclusions = context.conclusions();
        ObjectNode body = CheckContext.object()
                .put("name", group.name())
                .put("description", DESCRIPTION)
                .put("version", version);
        CallResult updated = update(context, group, body);
        if (!updated.isGood()) {
            for (String id : List.of("groups.description-on-update", "groups.stale-version", "groups.stale-text")) {
                conclusions.notSeen(id, updated.inWords());
            }
            return;
        }
        CallResult shown = context.read(group, Query.NONE);
        conclusions.holds(
                "groups.description-on-update", shown.text("description").equals(DESCRIPTION), updated, shown);
        CallResult stale = update(context, group, body);
        if (stale.isGood()) {
            conclusions.differs("groups.stale-version", "a stale version was taken", stale);
            return;
        }
        conclusions.value("groups.stale-version", stale.status(), stale);
        conclusions.holds("groups.stale-text", stale.message().contains("does not match the current version"), stale);
    }

    private static CallResult update(CheckContext context, OwnResource group, ObjectNode body) throws IOException {
        return context.calls()
                .change(
                        GroupsApi.UPDATE,
                        Query.NONE,
                        Optional.of(body),
                        group.id().orElseThrow());
    }

    /** The directory answers a deletion at once, may not do it, and may show the deleted group for a while. */
    private static void deletion(CheckContext context, OwnResource group) throws IOException {
        Conclusions conclusions = context.conclusions();
        int ignored = 0;
        for (; ignored < DELETIONS; ignored++) {
            CallResult deleted = context.calls()
                    .change(
                            GroupsApi.DELETE,
                            Query.NONE,
                            Optional.empty(),
                            group.id().orElseThrow());
            if (!deleted.isGood()) {
                String why = deleted.inWords();
                for (String id : List.of("groups.deletion-happens", "groups.deleted-gone", "groups.not-found-code")) {
                    conclusions.notSeen(id, why);
                }
                return;
            }
            if (ignored == 0) {
                conclusions.holds("groups.deleted-200", deleted.status() == 200, deleted);
            }
            if (context.comes(() -> isDeleted(context.read(group, Query.NONE)))) {
                break;
            }
        }
        conclusions.value("groups.deletion-happens", ignored);
        if (ignored == DELETIONS) {
            return;
        }
        // The look that ended the wait was the first that showed it as deleted, if it was shown.
        CallResult[] last = new CallResult[1];
        CallResult[] results = context.calls().results().toArray(CallResult[]::new);
        int shownBefore = results[results.length - 1].isGood() ? 1 : 0;
        int[] more = context.until(() -> {
            last[0] = context.read(group, Query.NONE);
            return last[0].isGone();
        });
        conclusions.value("groups.deleted-gone", shownBefore + more[0] + more[1], last[0]);
        conclusions.holds("groups.not-found-code", last[0].is(404, "general.resource.not.found"), last[0]);
        if (last[0].isGone()) {
            context.own().removed(group);
        }
    }

    private static boolean isDeleted(CallResult read) {
        return read.isGone() || read.text("state").equals("deleted");
    }
}
