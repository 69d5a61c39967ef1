package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.text.ServerText;
import io.github.premiumdeploy.text.ShortList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The catalogue of advice: what every finding says, and what to do about it. A reader knows what to do next without
 * opening a browser; the topic leads to the page about causes for more.
 *
 * @param headline the cause in few words, with at most one item of every list, without a full stop
 * @param evidence what was found, in one sentence or a few
 * @param details what it was found about, one by one: each permission and what it is needed for, and what comes near to it
 * @param remedy what to do, step by step; none where nothing is to be done
 * @param topic the section of the page about causes that says more; empty text if none does
 */
public record Advice(String headline, String evidence, List<String> details, List<String> remedy, String topic) {

    /** More items of a list hide what is said of them; the reports have all. */
    private static final int ITEMS = 8;

    private static final int LONGEST = 2000;
    private static final int LONGEST_HEADLINE = 110;
    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern OPTIONAL = Pattern.compile("^([?!])([a-z_]+):");
    private static final Pattern ID_AFTER_NAME = Pattern.compile("(\"[^\"]*\") \\([^()]*\\)$");
    /** What the server said; nothing is quoted where it said nothing. */
    private static final String QUOTED_TEXT = " \"{server_text}\"";

    /** What the plan says that is to be done, each line a step. */
    private static final String PLANNED = "{remedy}";

    private static final Pattern ITEM = Pattern.compile(", ");

    /** Facts that are lists, joined by commas. */
    private static final Set<Fact> LISTS =
            Set.of(Fact.PERMISSION, Fact.ROLES, Fact.SCOPE, Fact.SCOPES, Fact.PRODUCTS, Fact.LICENSES, Fact.POLICY);

    private static final Map<Cause, Advice> CATALOGUE = AdviceCatalogue.read();

    /** What a finding says. */
    public static Advice of(Finding finding) {
        Advice template = CATALOGUE.get(finding.cause());
        return new Advice(
                headline(template.headline, finding),
                fill(template.evidence, finding, Advice::shortList),
                details(finding),
                template.remedy.stream()
                        .filter(step -> isNeeded(step, finding))
                        .flatMap(step -> steps(step, finding))
                        .toList(),
                template.topic);
    }

    private static Stream<String> steps(String step, Finding finding) {
        return step.equals(PLANNED)
                ? finding.fact(Fact.REMEDY).lines().map(Advice::shown)
                : Stream.of(fill(OPTIONAL.matcher(step).replaceFirst(""), finding, Advice::shortList));
    }

    private static String headline(String template, Finding finding) {
        String filled = fill(template, finding, value -> shortList(value, 1));
        String sentence = filled.endsWith(".") ? filled.substring(0, filled.length() - 1) : filled;
        return cut(sentence, LONGEST_HEADLINE);
    }

    /** The beginning of a text that is too long, up to a whole word. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        String beginning = text.substring(0, longest - 1);
        int word = beginning.lastIndexOf(' ');
        return (word < longest / 2 ? beginning : beginning.substring(0, word)).replaceFirst("[,;:]$", "") + "…";
    }

    private static boolean isNeeded(String step, Finding finding) {
        Matcher optional = OPTIONAL.matcher(step);
        return !optional.find()
                || finding.fact(fact(optional.group(2))).isEmpty()
                        == optional.group(1).equals("!");
    }

    private static List<String> details(Finding finding) {
        if (finding.check() != Check.PERMISSION) {
            return List.of();
        }
        List<String> details = new ArrayList<>();
        List<String> needed = finding.fact(Fact.NEEDED_FOR).lines().toList();
        String only = finding.permissions().size() == 1 ? finding.permissions().get(0) + ": to " : ": to ";
        needed.stream()
                .limit(ITEMS)
                .map(need -> shown(need)
                        .replaceFirst(
                                Pattern.quote(only), finding.permissions().size() == 1 ? "Needed to " : ": needed to "))
                .forEach(details::add);
        if (needed.size() > ITEMS) {
            details.add("and " + (needed.size() - ITEMS) + " more (permissions.html)");
        }
        finding.fact(Fact.NEAR).lines().forEach(near -> details.add("Nearly: " + shown(near) + "."));
        Optional.ofNullable(finding.facts().get(Fact.SUBJECTS))
                .ifPresent(subjects -> details.add("Seen: " + shown(subjects) + "."));
        return details;
    }

    /** What was said, cut where it fills a screen: an organization can have thousands of roles. */
    private static String shown(String value) {
        return ServerText.clean(value, LONGEST);
    }

    private static String shortList(String value) {
        String few = shortList(value, ITEMS);
        return few.equals(value) ? value : few + " (permissions.html)";
    }

    private static String shortList(String value, int most) {
        return ShortList.inWords(List.of(ITEM.split(value)), most);
    }

    /** The words for a cause, with names in braces where a finding fills them in. */
    static Advice template(Cause cause) {
        return CATALOGUE.get(cause);
    }

    private static String fill(String template, Finding finding, Function<String, String> lists) {
        boolean isSilent = finding.fact(Fact.SERVER_TEXT).isEmpty();
        return NAME.matcher(isSilent ? template.replace(QUOTED_TEXT, "") : template)
                .replaceAll(name -> {
                    String value = value(name.group(1), name.start() == 0, finding, lists);
                    return Matcher.quoteReplacement(value.isEmpty() ? "(not said)" : value);
                });
    }

    private static String value(String name, boolean isFirst, Finding finding, Function<String, String> lists) {
        String caller = shown(finding.fact(Fact.CLIENT));
        return switch (name) {
            case "roles_tab" ->
                caller.startsWith("the user ")
                        ? "Admin > People > the user > Roles"
                        : "Admin > Integrations > OAuth > the client > Roles";
            case "it" -> finding.permissions().size() > 1 ? "them" : "it";
            case "client" -> client(caller, isFirst);
            default -> {
                String value = shown(finding.fact(fact(name)));
                yield LISTS.contains(fact(name)) ? lists.apply(value) : value;
            }
        };
    }

    /** Roles can have the name of a client, so that it is said what it is; its id stands once, at the end of the message. */
    private static String client(String named, boolean isFirst) {
        String name = ID_AFTER_NAME.matcher(named).replaceFirst("$1");
        boolean isWord = name.isEmpty() || name.startsWith("the ") || name.startsWith("an ");
        String said = isWord ? name : "the OAuth client " + name;
        return isFirst && !said.isEmpty() ? said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) : said;
    }

    private static Fact fact(String name) {
        return Fact.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
