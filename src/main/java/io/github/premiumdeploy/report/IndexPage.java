package io.github.premiumdeploy.report;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes the start page {@value #NAME} of a directory, which leads to the pages in it and to those of targets below it. */
public final class IndexPage {

    /** The file's name. */
    public static final String NAME = "index.html";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Map<String, String> PAGES = pages();

    private final OutputFiles files;

    /** An index of a directory. */
    public IndexPage(OutputFiles files) {
        this.files = files;
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(FleetPage.NAME, "All targets side by side: which cause, or which step, where.");
        pages.put(PermissionsPage.NAME, "Why a run would be refused, as a picture, and what to do about it.");
        pages.put(PlanPage.NAME, "What a run would change, with before and after.");
        pages.put(ReceiptPage.NAME, "What a run did, as a time line: what was slow, and why.");
        return pages;
    }

    /**
     * Writes the page, if there is anything that it could lead to.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Optional<Path> write() throws IOException {
        List<String> here =
                PAGES.keySet().stream().filter(name -> isFile(files.path(name))).toList();
        List<String> targets = targets();
        if (here.isEmpty() && targets.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HtmlPage(files, NAME, "index.css").write("Genesys Cloud", "", page -> {
            page.open("header")
                    .element("h1", "Genesys Cloud: what the goals found and did")
                    .close();
            page.open("main");
            if (!here.isEmpty()) {
                page.open("ul", "class", "pages");
                here.forEach(name -> page.open("li")
                        .element("a", name, "href", name)
                        .element("p", PAGES.get(name))
                        .close());
                page.close();
            }
            if (!targets.isEmpty()) {
                page.element("h2", "Targets");
                page.open("ul", "class", "targets");
                targets.forEach(id -> page.open("li")
                        .element("a", id, "href", id + "/" + NAME)
                        .close());
                page.close();
            }
            page.close();
        }));
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private List<String> targets() throws IOException {
        Path directory = files.path("");
        List<String> targets = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return targets;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path one : all) {
                String name = one.getFileName().toString();
                if (PLAIN.matcher(name).matches() && isFile(one.resolve(NAME))) {
                    targets.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        targets.sort(null);
        return targets;
    }
}
