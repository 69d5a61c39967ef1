package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.report.ChainLink.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What there is to draw of one root cause: the way from the client to what it needs, and the link that is broken. Whatever
 * breaks at that link is in the one picture.
 *
 * @param words the picture in a sentence, for those who do not see it
 * @param size how many boxes there are
 * @param nodes from the client on
 */
record CausePicture(String words, int size, List<Node> nodes) {

    /** More names in a box are counted. */
    private static final int NAMES = 5;

    private static final Pattern ITEM = Pattern.compile(", ");
    private static final Pattern QUOTED = Pattern.compile("(?s)^\"(.+)\"$");

    /**
     * One box.
     *
     * @param label what it is
     * @param names of the things in it; none where nothing is known
     * @param id of the one thing; empty text if it is not known, or is its name
     * @param aside what would do and is not connected; empty if there is nothing
     */
    record Node(String label, List<String> names, String id, Condition condition, Optional<Aside> aside) {
        Node(String label, List<String> names, String id, Condition condition) {
            this(label, cut(names), names.contains(id) ? "" : id, condition, Optional.empty());
        }

        private static List<String> cut(List<String> names) {
            if (names.size() <= NAMES) {
                return names;
            }
            List<String> first = new ArrayList<>(names.subList(0, NAMES - 1));
            first.add("and " + (names.size() - first.size()) + " more");
            return first;
        }
    }

    record Aside(String label, String name, String id, String words) {}

    private static CausePicture of(List<Node> nodes) {
        Node broken = broken(nodes);
        String words = "The way from the " + nodes.get(0).label() + " to "
                + nodes.get(nodes.size() - 1).label() + ": "
                + (broken.condition() == Condition.BREAKS ? "it breaks at the " : "it is not known at the ")
                + broken.label();
        return new CausePicture(words, nodes.size(), nodes);
    }

    /** The same with what would do, and is not connected, beside the node that it would stand for. */
    private static List<Node> beside(List<Node> nodes, Aside aside) {
        List<Node> all = new ArrayList<>(nodes);
        Node broken = broken(nodes);
        all.set(
                nodes.indexOf(broken),
                new Node(broken.label(), broken.names(), broken.id(), broken.condition(), Optional.of(aside)));
        return all;
    }

    private static Node broken(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.condition() == Condition.BREAKS || node.condition() == Condition.UNKNOWN)
                .findFirst()
                .orElse(nodes.get(nodes.size() - 1));
    }

    /** The picture of a finding that a run would be refused for, or that is not known. */
    static CausePicture of(Finding finding, PermissionCheckResult checked) {
        Optional<AssessedPermission> first = checked.access().requirements().stream()
                .filter(requirement -> checked.cause(requirement).equals(Optional.of(finding)))
                .findFirst();
        return first.map(requirement -> chain(requirement, finding, checked)).orElseGet(() -> way(finding, checked));
    }

    private static CausePicture chain(AssessedPermission requirement, Finding finding, PermissionCheckResult checked) {
        List<Node> nodes = ChainLink.of(requirement).stream()
                .map(link -> node(link, finding, checked))
                .toList();
        return of(aside(finding).map(aside -> beside(nodes, aside)).orElse(nodes));
    }

    private static Node node(ChainLink link, Finding finding, PermissionCheckResult checked) {
        Condition condition = link.condition();
        return switch (link.part()) {
            case CLIENT -> client(checked, finding, condition);
            case ROLE -> {
                boolean isBroken = condition == Condition.BREAKS;
                List<String> roles = isBroken ? items(finding, Fact.ROLES) : one(link.name());
                yield new Node(
                        roles.size() > 1 ? "roles" : "role",
                        isBroken && roles.isEmpty() ? List.of("no role") : roles,
                        isBroken ? "" : finding.fact(Fact.ROLE_ID),
                        condition);
            }
            case DIVISION ->
                new Node(
                        "division",
                        one(link.name().isEmpty() ? "" : finding.facts().getOrDefault(Fact.DIVISION, link.name())),
                        finding.fact(Fact.DIVISION_ID),
                        condition);
            case POLICY -> new Node("policy", one(link.name()), "", condition);
            case PERMISSION -> {
                List<String> permissions = finding.permissions();
                yield new Node(permissions.size() > 1 ? "permissions" : "permission", permissions, "", condition);
            }
        };
    }

    /** The way where it is no chain of a permission: client, organization, and what was looked at. */
    private static CausePicture way(Finding finding, PermissionCheckResult checked) {
        Condition end = finding.verdict().isRefusal() ? Condition.BREAKS : Condition.UNKNOWN;
        boolean isLogin = finding.check() == Check.TOKEN || finding.check() == Check.ANSWER;
        boolean isOrganization = finding.check() == Check.ORGANIZATION;
        List<Node> nodes = new ArrayList<>();
        nodes.add(client(checked, finding, isLogin ? end : Condition.HOLDS));
        nodes.add(new Node(
                "organization",
                checked.access().organization().map(NamedEntity::name).stream().toList(),
                checked.access().organization().map(NamedEntity::id).orElse(""),
                isLogin ? Condition.NOT_REACHED : isOrganization ? end : Condition.HOLDS));
        if (isLogin || isOrganization) {
            nodes.add(new Node("run", List.of(checked.goal()), "", Condition.NOT_REACHED));
        } else {
            nodes.add(new Node(finding.check().word().replace('-', ' '), subject(finding), "", end));
        }
        String expected = finding.fact(Fact.EXPECTED_ORGANIZATION);
        return of(
                isOrganization && !expected.isEmpty()
                        ? beside(nodes, new Aside("organization", expected, "", "is the one that this run is for"))
                        : nodes);
    }

    private static List<String> subject(Finding finding) {
        if (!finding.permissions().isEmpty()) {
            return finding.permissions();
        }
        return List.of(Fact.FEATURE, Fact.SCOPE, Fact.KIND, Fact.NAMED, Fact.ENDPOINT).stream()
                .filter(name -> !finding.fact(name).isEmpty())
                .findFirst()
                .map(name -> items(finding, name))
                .orElse(List.of());
    }

    private static Node client(PermissionCheckResult checked, Finding finding, Condition condition) {
        Optional<NamedEntity> client = checked.access().client();
        String told = finding.fact(Fact.CLIENT);
        boolean isUser = told.startsWith("the user ");
        return new Node(
                isUser ? "user" : "client",
                isUser
                        ? List.of(told.substring("the user ".length()))
                        : client.map(known -> known.name().isEmpty() ? known.id() : known.name()).stream()
                                .toList(),
                isUser ? "" : client.map(NamedEntity::id).orElse(""),
                condition);
    }

    private static Optional<Aside> aside(Finding finding) {
        String role = finding.fact(Fact.ROLE);
        return switch (finding.cause()) {
            case PERMISSION_ROLE_NOT_GRANTED, CALLER_WITHOUT_ROLES ->
                role.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Aside("role", role, finding.fact(Fact.ROLE_ID), "has it, and is not granted"));
            case PERMISSION_ONLY_IN_BROAD_ROLE ->
                Optional.of(new Aside(
                        "role", role, finding.fact(Fact.ROLE_ID), "has it, allows much more, and is not granted"));
            case PERMISSION_IN_OTHER_DIVISION ->
                Optional.of(new Aside("division", "the home division", "", "is where a deployment writes"));
            default -> Optional.empty();
        };
    }

    private static List<String> one(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }

    private static List<String> items(Finding finding, Fact fact) {
        String all = finding.fact(fact);
        return all.isEmpty()
                ? List.of()
                : ITEM.splitAsStream(all)
                        .map(name -> QUOTED.matcher(name).replaceFirst("$1"))
                        .toList();
    }
}
