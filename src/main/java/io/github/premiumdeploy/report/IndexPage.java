package io.github.premiumdeploy.report;

import io.github.premiumdeploy.report.HtmlPage.Heading;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes the start page {@value #NAME} of a directory, which leads to the pages in it and to those of targets below it. */
public final class IndexPage {

    /** The file's name. */
    public static final String NAME = "index.html";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final HtmlPage PAGE = new HtmlPage(NAME);

    private static final List<Page> PAGES = List.of(
            new Page(FleetPage.NAME, "All targets side by side: which cause, or which step, where."),
            new Page(PermissionsPage.NAME, "Why a run would be refused, as a picture, and what to do about it."),
            new Page(PlanPage.NAME, "What a run would change, with before and after."),
            new Page(ReceiptPage.NAME, "What a run did, as a time line: what was slow, and why."));

    private IndexPage() {}

    private record Content(List<Page> pages, List<String> targets) {}

    private record Page(String name, String about) {}

    /**
     * Writes the start page of a directory, if there is anything that it could lead to.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Optional<Path> write(OutputFiles files) throws IOException {
        List<Page> here =
                PAGES.stream().filter(page -> isFile(files.path(page.name()))).toList();
        List<String> targets = targets(files.path(""));
        if (here.isEmpty() && targets.isEmpty()) {
            return Optional.empty();
        }
        Heading heading =
                new Heading("Genesys Cloud", "Genesys Cloud: what the goals found and did", Optional.empty(), "");
        return Optional.of(PAGE.write(files, heading, new Content(here, targets)));
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<String> targets(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<String> targets = new ArrayList<>();
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
