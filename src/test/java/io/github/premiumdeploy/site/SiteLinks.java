package io.github.premiumdeploy.site;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows every link of a rendered site: to pages, to places on them, to pictures, style sheets and scripts. {@link
 * SitePages} looks at what is written; this, at what the renderer, its skin and the reports have made of it.
 *
 * <p>It needs nothing but the JDK, so that {@code java SiteLinks.java} runs it at the end of {@code mvn site}.
 */
public final class SiteLinks {

    private static final Pattern TAG = Pattern.compile("(?s)<!--.*?-->|<[a-zA-Z][^>]*>");
    private static final Pattern LINK = Pattern.compile("\\s(?:href|src)=\"([^\"]*)\"");
    private static final Pattern PLACE = Pattern.compile("\\s(?:id|name)=\"([^\"]*)\"");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");

    private final Path site;
    private final Map<Path, Set<String>> places = new HashMap<>();
    private int count;

    private SiteLinks(Path site) {
        this.site = site;
    }

    /**
     * Follows the links of a site to other pages of it.
     *
     * @param site the directory of the rendered site
     * @return dead links, each with the page that has it; empty if there are none
     */
    static List<String> dead(Path site) throws IOException {
        return new SiteLinks(site).dead();
    }

    private List<String> dead() throws IOException {
        List<String> dead = new ArrayList<>();
        List<Path> pages;
        try (Stream<Path> files = Files.walk(site)) {
            pages = files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
        if (pages.isEmpty()) {
            dead.add("There is no page in " + site + "; \"mvn site\" makes them.");
        }
        for (Path page : pages) {
            for (String link : values(page, LINK)) {
                if (ABSOLUTE.matcher(link).matches()) {
                    continue;
                }
                count++;
                if (!leadsSomewhere(page, link)) {
                    dead.add(site.relativize(page) + " links to " + link + ", which does not exist");
                }
            }
        }
        return dead;
    }

    private boolean leadsSomewhere(Path page, String link) throws IOException {
        URI uri = URI.create(link.replace("&amp;", "&").replace(" ", "%20"));
        Path file = uri.getPath().isEmpty()
                ? page
                : page.resolveSibling(uri.getPath()).normalize();
        if (!file.startsWith(site) || !Files.isRegularFile(file)) {
            return false;
        }
        if (uri.getRawFragment() == null
                || uri.getRawFragment().isEmpty()
                || !file.toString().endsWith(".html")) {
            return true;
        }
        if (!places.containsKey(file)) {
            places.put(file, Set.copyOf(values(file, PLACE)));
        }
        return places.get(file).contains(URLDecoder.decode(uri.getRawFragment(), StandardCharsets.UTF_8));
    }

    private static List<String> values(Path page, Pattern attribute) throws IOException {
        return TAG.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .filter(tag -> !tag.startsWith("<!--"))
                .flatMap(tag -> attribute.matcher(tag).results())
                .map(found -> found.group(1))
                .collect(Collectors.toList());
    }

    /**
     * Fails with every dead link.
     *
     * @param arguments the directory of the rendered site
     */
    public static void main(String[] arguments) throws IOException {
        SiteLinks links = new SiteLinks(Path.of(arguments[0]).toAbsolutePath().normalize());
        List<String> dead = links.dead();
        if (!dead.isEmpty()) {
            throw new IllegalStateException("Dead links of the site:\n" + String.join("\n", dead));
        }
        System.out.println("Site: " + links.count + " links, none of them dead");
    }
}
