package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.List;

/** What becomes of a group that is written and deleted. It has no members. */
final class GroupWrites extends ConformanceCheck {

    private static final String DESCRIPTION = "Made by a conformance check";
    private static final int DELETIONS = 5;

    GroupWrites() {
        super("groups", "one group without members", List.of(Kind.GROUP), GroupsApi.SEARCH, GroupsApi.UPDATE);
    }

    @Override
    void run() throws IOException {
        String name = named("group");
        Made group = make(Kind.GROUP, group(name));
        if (isBlocked(group)) {
            return;
        }
        CallResult shown = read(group);
        value("groups.description-on-create", shown.text("description").isEmpty(), group.answer(), shown);
        holds("groups.versioned", shown.body().path("version").isNumber(), shown);
        CallResult second = make(Kind.GROUP, group(name)).answer();
        holds("groups.name-taken", second, answer -> answer.status() == 409 || answer.status() == 400);
        updates(group, name, shown.body().path("version").asInt());
        ObjectNode search = JsonTree.object();
        ObjectNode criterion = search.putArray("query").addObject();
        criterion
                .put("type", "STARTS_WITH")
                .put("value", base)
                .putArray("fields")
                .add("name");
        boolean found = until(() -> calls.send(GroupsApi.SEARCH, search), results -> results.has(group.id()))
                .isSo();
        holds("groups.found-by-prefix", found);
        deletion(group);
    }

    private static ObjectNode group(String name) {
        return JsonTree.object()
                .put("name", name)
                .put("description", DESCRIPTION)
                .put("type", "official")
                .put("rulesVisible", true)
                .put("visibility", "public");
    }

    private void updates(Made group, String name, int version) throws IOException {
        ObjectNode body = JsonTree.object()
                .put("name", name)
                .put("description", DESCRIPTION)
                .put("version", version);
        CallResult updated = change(GroupsApi.UPDATE, group, body);
        if (!updated.isGood()) {
            notSeen(updated, "groups.description-on-update", "groups.stale-version", "groups.stale-text");
            return;
        }
        CallResult shown = read(group);
        holds("groups.description-on-update", shown.text("description").equals(DESCRIPTION), updated, shown);
        CallResult stale = change(GroupsApi.UPDATE, group, body);
        if (stale.isGood()) {
            differs("groups.stale-version", "a stale version was taken", stale);
            return;
        }
        value("groups.stale-version", stale.status(), stale);
        holds("groups.stale-text", stale.message().contains("does not match the current version"), stale);
    }

    /** The directory answers a deletion at once, may not do it, and may show the deleted group for a while. */
    private void deletion(Made group) throws IOException {
        int ignored = 0;
        for (; ignored < DELETIONS; ignored++) {
            CallResult deleted = delete(group);
            if (!deleted.isGood()) {
                notSeen(deleted, "groups.deletion-happens", "groups.deleted-gone", "groups.not-found-code");
                return;
            }
            if (ignored == 0) {
                holds("groups.deleted-200", deleted.status() == 200, deleted);
            }
            if (until(() -> read(group), CallResult::isGoneOrDeleted).isSo()) {
                break;
            }
        }
        value("groups.deletion-happens", ignored);
        if (ignored == DELETIONS) {
            return;
        }
        // The look that ended the wait was the first that showed it as deleted, if it was shown.
        List<CallResult> results = calls.results();
        int shownBefore = results.get(results.size() - 1).isGood() ? 1 : 0;
        Looked<CallResult> gone = going(group);
        value("groups.deleted-gone", shownBefore + gone.looks() + gone.seconds(), gone.last());
        holds("groups.not-found-code", gone.last().is(404, "general.resource.not.found"), gone.last());
    }
}
