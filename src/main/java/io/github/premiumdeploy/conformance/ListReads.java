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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How lists are paged, and which of them an organization offers. */
final class ListReads implements ConformanceCheck {

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

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(LISTS.stream(), Stream.of(WidgetDeploymentsApi.LIST, AuthorizationApi.PRODUCTS))
                .toList();
    }

    @Override
    public void run(CheckContext context) throws IOException {
        offered(context);
        paging(context);
        clients(context);
        tooLarge(context);
        credentials(context);
        CallResult largest = context.calls().read(IntegrationsApi.LIST, Query.of("pageSize", LARGEST_OF_INTEGRATIONS));
        context.conclusions().holds("integrations.pages-of-999", largest.isGood(), largest);
        CallResult widgets = context.calls().read(WidgetDeploymentsApi.LIST, Query.NONE);
        if (widgets.isGood() || widgets.isGone()) {
            context.conclusions().value("widgets.withdrawn", widgets.isGood(), widgets);
        } else {
            context.conclusions().notSeen("widgets.withdrawn", widgets.inWords());
        }
    }

    /** Lists that are gone, or behind a toggle, or denied although a role has their permission. */
    private void offered(CheckContext context) throws IOException {
        List<CallResult> withdrawn = new ArrayList<>();
        List<CallResult> toggledOff = new ArrayList<>();
        List<CallResult> denied = new ArrayList<>();
        CallResult products = context.calls().read(AuthorizationApi.PRODUCTS, Query.NONE);
        boolean hasByoc = products.body()
                .path("entities")
                .valueStream()
                .anyMatch(product -> product.path("id").asText().equals("byoc"));
        for (Operation list : LISTS) {
            CallResult result = context.calls().read(list, Query.NONE);
            if (list.equals(GroupsApi.LIST)) {
                context.conclusions().open("groups.list-open", result.isGood(), result);
            }
            if (list.equals(TrunksApi.LIST) && products.isGood() && !hasByoc && !result.isGood()) {
                context.conclusions().value("trunks.product", result.status(), result);
                continue;
            }
            if (result.status() == 404) {
                withdrawn.add(result);
            } else if (result.status() == 501 || result.status() == 405) {
                toggledOff.add(result);
                context.conclusions().value("lists.toggled-off-status", result.status(), result);
            } else if (result.is(403, "not.authorized")) {
                denied.add(result);
            }
        }
        context.conclusions().notSeen("trunks.product", "the organization has the product byoc");
        context.conclusions().value("lists.offered", paths(withdrawn), withdrawn.toArray(CallResult[]::new));
        context.conclusions().value("lists.toggled-on", paths(toggledOff), toggledOff.toArray(CallResult[]::new));
        context.conclusions()
                .value(
                        "lists.not-denied",
                        denied.stream()
                                .map(result -> '"' + result.operation().signature() + '"')
                                .collect(Collectors.joining(", ", "[", "]")),
                        denied.toArray(CallResult[]::new));
    }

    private static String paths(List<CallResult> results) {
        return results.stream().map(result -> result.operation().path()).collect(Collectors.joining(", ", "[", "]"));
    }

    private void paging(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult past = context.calls()
                .read(GroupsApi.LIST, Query.of("pageSize", LARGEST_PAGE).and("pageNumber", 100_000));
        if (!past.isGood() && past.status() != 400) {
            for (String id : List.of("lists.page-past-end", "lists.page-fields", "lists.large-pages")) {
                conclusions.notSeen(id, past.inWords());
            }
            return;
        }
        conclusions.holds(
                "lists.page-past-end",
                past.isGood() && past.body().path("entities").isEmpty(),
                past);
        CallResult page = context.calls().read(GroupsApi.LIST, Query.of("pageSize", LARGEST_PAGE));
        conclusions.holds(
                "lists.page-fields",
                Stream.of("pageSize", "pageNumber", "total", "pageCount")
                        .allMatch(field -> page.body().path(field).isNumber()),
                page);
        CallResult large = context.calls().read(GroupsApi.LIST, Query.of("pageSize", LARGEST_PAGE + 1));
        if (large.isGood() && large.body().path("pageSize").asInt() > LARGEST_PAGE) {
            conclusions.differs("lists.large-pages", "a page of 101 is answered as it is asked for", large);
        } else if (large.isGood() || large.status() == 400) {
            conclusions.value("lists.large-pages", large.isGood() ? "capped" : "refused", large);
        }
    }

    private void clients(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult list = context.calls().read(OAuthClientsApi.LIST, Query.NONE);
        if (!list.isGood()) {
            for (String id : List.of("clients.list-whole", "clients.list-no-secret", "clients.old-go")) {
                conclusions.notSeen(id, list.inWords());
            }
            return;
        }
        JsonNode clients = list.body().path("entities");
        boolean whole = clients.size() >= list.body().path("total").asInt(0);
        conclusions.value(
                "clients.list-whole", whole ? 0 : list.body().path("pageSize").asInt(clients.size()), list);
        conclusions.holds(
                "clients.list-no-secret",
                clients.valueStream()
                        .allMatch(client -> client.path("secret").asText("").isEmpty()),
                list);
        boolean lingers = clients.valueStream()
                .anyMatch(client -> client.path("state").asText().equals("inactive")
                        && !client.path("dateToDelete").asText("").isEmpty());
        if (lingers) {
            conclusions.value("clients.old-go", true, list);
        } else {
            conclusions.notSeen("clients.old-go", "no client of the organization waits to be deleted");
        }
    }

    /** Asked in ever smaller pages, as a reader of the refusal is told to. */
    private void tooLarge(CheckContext context) throws IOException {
        Operation list = IntegrationsApi.LIST;
        CallResult first = null;
        for (int size = LARGEST_PAGE; size > 0; size /= 2) {
            CallResult page =
                    context.calls().read(list, Query.of("pageSize", size).and("expand", "config.current"));
            first = first == null ? page : first;
            if (page.isGood()) {
                context.conclusions()
                        .value(
                                "lists.too-large",
                                size == LARGEST_PAGE ? "{}" : "{" + list.path() + ": " + size + "}",
                                first);
                return;
            }
            if (!page.is(400, "response.entity.too.large")) {
                context.conclusions().notSeen("lists.too-large", page.inWords());
                return;
            }
        }
    }

    private void credentials(CheckContext context) throws IOException {
        CallResult list = context.calls().read(CredentialsApi.LISTING, Query.of("pageSize", LARGEST_LISTING));
        context.conclusions()
                .holds(
                        "credentials.listing-of-200",
                        list.isGood() && list.body().path("entities").isArray(),
                        list);
        if (!list.isGood()) {
            context.conclusions().notSeen("credentials.list-no-fields", list.inWords());
            return;
        }
        context.conclusions()
                .holds(
                        "credentials.list-no-fields",
                        list.body()
                                .path("entities")
                                .valueStream()
                                .allMatch(one -> one.path("credentialFields")
                                        .valueStream()
                                        .allMatch(value -> value.asText("").isEmpty())),
                        list);
    }
}
