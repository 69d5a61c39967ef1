package io.github.premiumdeploy.run;

import io.github.premiumdeploy.plan.secrets.SecretsFile;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Checks before anything else is done that secrets could be kept where they are to go, and that nobody finds them there. It
 * makes no file and no directory.
 */
final class SecretsPlace {

    /** What a directory under version control has in it, and what names there are ignored. */
    private static final List<String> REPOSITORIES = List.of(".git", ".hg", ".svn");

    private static final String IGNORED = ".gitignore";

    private final Path build;
    private final Consumer<String> warnings;

    /**
     * A check.
     *
     * @param build the directory that the build makes anew
     */
    SecretsPlace(Path build, Consumer<String> warnings) {
        this.build = build.toAbsolutePath().normalize();
        this.warnings = warnings;
    }

    /**
     * Objects to a file that secrets could not be kept in, and warns of one where they do not stay, or not alone.
     *
     * @param named the parameter as messages name it
     */
    void check(String named, Path configured, Problems problems) {
        Path file = configured.toAbsolutePath().normalize();
        String what = named + " is " + file;
        String remedy = "Set " + Parameters.whereToSet("secretsFile")
                + " to a file that this build can write, outside the project. Nothing was made: with a client whose secret"
                + " cannot be kept nobody could do anything.";
        if (StreamSupport.stream(file.spliterator(), false)
                .anyMatch(name -> name.toString().equals("~"))) {
            problems.add(
                    what + ": ~ is a directory of this name there, since only a shell knows it for one's home",
                    "Write ${user.home} in place of ~ (" + Parameters.whereToSet("secretsFile") + ").");
            return;
        }
        if (SecretsFile.isOpenToOthers(file)) {
            warnings.accept(
                    what + ", which others than its owner could read or write up to now: what it says may be known to"
                            + " them. It is made the owner's alone; new secrets: renewSecrets.");
        }
        Path ancestor = file.getParent();
        while (ancestor != null && !Files.exists(ancestor, LinkOption.NOFOLLOW_LINKS)) {
            ancestor = ancestor.getParent();
        }
        if (Files.isDirectory(file)) {
            problems.add(what + ", which is a directory", remedy);
        } else if (ancestor == null || !Files.isDirectory(ancestor)) {
            problems.add(what + ", and " + ancestor + " is no directory", remedy);
        } else if (!Files.isWritable(ancestor)) {
            problems.add(what + ", and this build cannot write to the directory " + ancestor, remedy);
        } else {
            content(file, what, remedy, problems);
        }
        warn(file, what);
    }

    private static void content(Path file, String what, String remedy, Problems problems) {
        try {
            new SecretsFile(file).check();
        } catch (IOException e) {
            problems.add(what + ", which cannot be used: " + e.getMessage(), remedy);
        }
    }

    private void warn(Path file, String what) {
        if (file.startsWith(build)) {
            warnings.accept(
                    what + ", in the directory that mvn clean deletes, and with it the only copy of the secrets of new"
                            + " OAuth clients. Set it to a file outside " + build + ".");
            return;
        }
        Path repository = repository(file.getParent());
        if (repository != null && !isIgnored(file, repository)) {
            warnings.accept(what + ", in the tree of sources that is under version control (" + repository
                    + "). Set it to a file outside, or add it to " + IGNORED + ", so that nobody commits secrets.");
        }
    }

    /** The directory above that is under version control; null if there is none. */
    private static Path repository(Path from) {
        for (Path directory = from; directory != null; directory = directory.getParent()) {
            if (REPOSITORIES.stream().map(directory::resolve).anyMatch(Files::exists)) {
                return directory;
            }
        }
        return null;
    }

    private static boolean isIgnored(Path file, Path repository) {
        for (Path directory = file.getParent();
                directory != null && directory.startsWith(repository);
                directory = directory.getParent()) {
            if (ignores(directory.resolve(IGNORED), directory.relativize(file))) {
                return true;
            }
        }
        return false;
    }

    /** The plain part of what such a file can say: names, paths and wildcards, one a line. */
    private static boolean ignores(Path list, Path relative) {
        try {
            return Files.exists(list)
                    && Files.readAllLines(list).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("!"))
                            .anyMatch(line -> matches(line, relative));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean matches(String line, Path relative) {
        String pattern = line.replaceFirst("^/", "").replaceFirst("/$", "");
        boolean isAnchored = line.replaceFirst("/$", "").contains("/");
        for (int end = 1; end <= relative.getNameCount(); end++) {
            Path part = isAnchored ? relative.subpath(0, end) : relative.getName(end - 1);
            if (FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(part)) {
                return true;
            }
        }
        return false;
    }
}
