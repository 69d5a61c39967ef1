package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TrunksApi;
import io.github.premiumdeploy.genesys.WidgetDeploymentsApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How lists are paged, and which of them an organization offers. */
final class ListReads extends ConformanceCheck {

    private static final int LARGEST_PAGE = 100;
    private static final int LARGEST_OF_INTEGRATIONS = 999;
    private static final int LARGEST_LISTING = 200;

    /** What the plugin lists; each has a permission of its own. */
    private static final List<Operation> LISTS = List.of(
            AuthorizationApi.ROLES,
            GroupsApi.LIST,
            OAuthClientsApi.LIST,
            IntegrationsApi.LIST,
            IntegrationsApi.TYPES,
            CredentialsApi.LISTING,
            ActionsApi.LIST,
            ActionsApi.LIST_DRAFTS,
            DataTablesApi.LIST,
            OpenMessagingApi.LIST,
            TrunksApi.LIST);

    ListReads() {
        super(
                "lists",
                Stream.concat(LISTS.stream(), Stream.of(WidgetDeploymentsApi.LIST, AuthorizationApi.PRODUCTS))
                        .toArray(Operation[]::new));
    }

    @Override
    void run() throws IOException {
        offered();
        paging();
        clients();
        tooLarge();
        credentials();
        CallResult largest = read(IntegrationsApi.LIST, Query.of("pageSize", LARGEST_OF_INTEGRATIONS));
        holds("integrations.pages-of-999", largest, CallResult::isGood);
        CallResult widgets = read(WidgetDeploymentsApi.LIST);
        valueIf(widgets.isGood() || widgets.isGone(), "widgets.withdrawn", widgets.isGood(), widgets);
    }

    /** Lists that are gone, or behind a toggle, or denied although a role has their permission. */
    private void offered() throws IOException {
        List<CallResult> withdrawn = new ArrayList<>();
        List<CallResult> toggledOff = new ArrayList<>();
        List<CallResult> denied = new ArrayList<>();
        CallResult products = read(AuthorizationApi.PRODUCTS);
        boolean hasByoc = products.has("byoc");
        for (Operation list : LISTS) {
            CallResult result = read(list);
            if (list.equals(GroupsApi.LIST)) {
                open("groups.list-open", result.isGood(), result);
            }
            if (list.equals(TrunksApi.LIST) && products.isGood() && !hasByoc && !result.isGood()) {
                value("trunks.product", result.status(), result);
                continue;
            }
            if (result.status() == 404) {
                withdrawn.add(result);
            } else if (result.status() == 501 || result.status() == 405) {
                toggledOff.add(result);
                value("lists.toggled-off-status", result.status(), result);
            } else if (result.is(403, "not.authorized")) {
                denied.add(result);
            }
        }
        notSeen("trunks.product", "the organization has the product byoc");
        listed("lists.offered", withdrawn, result -> result.operation().path());
        listed("lists.toggled-on", toggledOff, result -> result.operation().path());
        listed("lists.not-denied", denied, result -> '"' + result.operation().signature() + '"');
    }

    private void listed(String id, List<CallResult> results, Function<CallResult, String> word) {
        value(
                id,
                results.stream().map(word).collect(Collectors.joining(", ", "[", "]")),
                results.toArray(CallResult[]::new));
    }

    private void paging() throws IOException {
        CallResult past =
                read(GroupsApi.LIST, Query.of("pageSize", LARGEST_PAGE).and("pageNumber", 100_000));
        if (!past.isGood() && past.status() != 400) {
            notSeen(past, "lists.page-past-end", "lists.page-fields", "lists.large-pages");
            return;
        }
        holds("lists.page-past-end", past.isGood() && past.entities().isEmpty(), past);
        CallResult page = read(GroupsApi.LIST, Query.of("pageSize", LARGEST_PAGE));
        holds(
                "lists.page-fields",
                Stream.of("pageSize", "pageNumber", "total", "pageCount")
                        .allMatch(field -> page.body().path(field).isNumber()),
                page);
        CallResult large = read(GroupsApi.LIST, Query.of("pageSize", LARGEST_PAGE + 1));
        if (large.isGood() && large.body().path("pageSize").asInt() > LARGEST_PAGE) {
            differs("lists.large-pages", "a page of 101 is answered as it is asked for", large);
        } else if (large.isGood() || large.status() == 400) {
            value("lists.large-pages", large.isGood() ? "capped" : "refused", large);
        }
    }

    private void clients() throws IOException {
        CallResult list = read(OAuthClientsApi.LIST);
        if (!list.isGood()) {
            notSeen(list, "clients.list-whole", "clients.list-no-secret", "clients.old-go");
            return;
        }
        JsonNode clients = list.entities();
        boolean whole = clients.size() >= list.body().path("total").asInt(0);
        value("clients.list-whole", whole ? 0 : list.body().path("pageSize").asInt(clients.size()), list);
        holds(
                "clients.list-no-secret",
                clients.valueStream()
                        .allMatch(client -> client.path("secret").asText("").isEmpty()),
                list);
        boolean lingers = clients.valueStream()
                .anyMatch(client -> client.path("state").asText().equals("inactive")
                        && !client.path("dateToDelete").asText("").isEmpty());
        if (lingers) {
            value("clients.old-go", true, list);
        } else {
            notSeen("clients.old-go", "no client of the organization waits to be deleted");
        }
    }

    /** Asked in ever smaller pages, as a reader of the refusal is told to. */
    private void tooLarge() throws IOException {
        Operation list = IntegrationsApi.LIST;
        CallResult first = null;
        for (int size = LARGEST_PAGE; size > 0; size /= 2) {
            CallResult page = read(list, Query.of("pageSize", size).and("expand", "config.current"));
            first = first == null ? page : first;
            if (page.isGood()) {
                value("lists.too-large", size == LARGEST_PAGE ? "{}" : "{" + list.path() + ": " + size + "}", first);
                return;
            }
            if (!page.is(400, "response.entity.too.large")) {
                notSeen(page, "lists.too-large");
                return;
            }
        }
    }

    private void credentials() throws IOException {
        CallResult list = read(CredentialsApi.LISTING, Query.of("pageSize", LARGEST_LISTING));
        holds("credentials.listing-of-200", list.isGood() && list.entities().isArray(), list);
        if (!list.isGood()) {
            notSeen(list, "credentials.list-no-fields");
            return;
        }
        boolean areHidden = list.entities()
                .valueStream()
                .flatMap(one -> one.path("credentialFields").valueStream())
                .allMatch(value -> value.asText("").isEmpty());
        holds("credentials.list-no-fields", areHidden, list);
    }
}
