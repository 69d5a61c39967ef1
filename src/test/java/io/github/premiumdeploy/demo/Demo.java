package io.github.premiumdeploy.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows what two builds logged, goal by goal: one act for each, without what Maven says around it, and without what an act
 * before it has said in the same words.
 */
public final class Demo {

    private static final Pattern GOAL = Pattern.compile("--- genesyscloud[\\w-]*:[^:]+:([\\w-]+) \\(([\\w-]+)\\).*");
    private static final Pattern LEVEL = Pattern.compile("^\\[(INFO|WARNING|ERROR)\\] ?");
    private static final Pattern FAILED =
            Pattern.compile("Failed to execute goal [^ ]+ \\([\\w-]+\\) on project [^ ]+: ");
    private static final Pattern PLANNED =
            Pattern.compile("Plan: (\\d+) to create, \\d+ to update, (\\d+) to delete.*");
    private static final String WITH_IT = "with it: data action";

    /** What each goal says again, here once: which organization it is, and where its files are. */
    private static final Pattern IN_EACH_ACT = Pattern.compile("(Guarded|Report|Receipt|Pages): .*");

    /** What Maven says between goals. */
    private static final Pattern OF_MAVEN = Pattern.compile(
            "-+(<.*)?|-+\\[.*|BUILD (SUCCESS|FAILURE)|Total time:.*|Finished at:.*|---.*|.*\\[Help 1\\].*|To see the full.*"
                    + "|Re-run Maven.*|For more information.*|Scanning for projects.*|Building .*|Running post-build.*"
                    + "|Finished post-build.*|Skipping artifact.*|Down(load).*|.*\u001b.*");

    /** One goal of a build. */
    private record Act(String execution, List<String> lines) {}

    private final PrintStream out;
    private final Set<String> shown = new HashSet<>();

    private Demo(PrintStream out) {
        this.out = out;
    }

    /**
     * Shows the acts.
     *
     * @param arguments the directories of the build that succeeds and of the one that is refused
     */
    public static void main(String[] arguments) throws IOException {
        new Demo(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .show(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    private void show(Path works, Path refused) throws IOException {
        List<Act> acts = acts(works.resolve("build.log"));
        show(1, "The descriptor is checked, offline", act(acts, "validate").lines());
        List<String> plan = act(acts, "plan").lines();
        show(2, "What a deploy would do", plan);
        show(3, "Whether the client may do it", act(acts, "check").lines());
        show(
                4,
                "The deploy, its plan left out here",
                withoutPlan(act(acts, "deploy").lines()));
        show(5, "The same again: nothing to do", act(acts, "deploy-again").lines());
        List<String> removal = new ArrayList<>(act(acts, "undeploy").lines());
        removal.add(counts(plan, removal));
        show(6, "All of it is removed", removal);
        List<Act> others = acts(refused.resolve("build.log"));
        List<String> check = act(others, "check").lines();
        show(7, "Another client, and why it would be refused", check);
        show(
                8,
                "It deploys all the same, gets the 403, and the message says why",
                withoutCause(act(others, "deploy").lines(), check));
        out.println();
        out.println("Both builds went as they should. Their whole logs: " + works.resolve("build.log") + " and "
                + refused.resolve("build.log"));
        out.println("Open in a browser: " + page(refused));
    }

    private static List<Act> acts(Path log) throws IOException {
        List<Act> acts = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            String text = LEVEL.matcher(line).replaceFirst("");
            Matcher goal = GOAL.matcher(text);
            Matcher failed = FAILED.matcher(text);
            if (goal.matches()) {
                acts.add(new Act(goal.group(2), new ArrayList<>()));
            } else if (failed.find()) {
                List<String> lines = acts.get(acts.size() - 1).lines();
                lines.add("The goal fails:");
                lines.add(text.substring(failed.end()));
            } else if (!acts.isEmpty()
                    && !text.isBlank()
                    && !OF_MAVEN.matcher(text).matches()) {
                acts.get(acts.size() - 1).lines().add(text);
            }
        }
        return acts;
    }

    private static Act act(List<Act> acts, String execution) {
        return acts.stream()
                .filter(act -> act.execution().equals(execution))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the log has no execution " + execution));
    }

    private static List<String> withoutPlan(List<String> lines) {
        List<String> rest = new ArrayList<>();
        boolean isPlan = false;
        for (String line : lines) {
            isPlan |= line.startsWith("Plan for ");
            if (!isPlan) {
                rest.add(line);
            }
            isPlan &= !PLANNED.matcher(line).matches();
        }
        return rest;
    }

    /** Leaves out the cause and its remedies, which the check has told already in the same words. */
    private static List<String> withoutCause(List<String> lines, List<String> told) {
        List<String> rest = new ArrayList<>();
        boolean isCause = false;
        for (String line : lines) {
            boolean begins = line.startsWith("1. ") && told.contains(line);
            if (begins) {
                rest.add("1. (the same cause and remedies as above)");
            }
            isCause = begins || isCause && told.contains(line);
            if (!isCause) {
                rest.add(line);
            }
        }
        return rest;
    }

    /** Why so many are made and so many removed. */
    private static String counts(List<String> plan, List<String> removal) {
        int made = planned(plan, 1);
        int removed = planned(removal, 2);
        long with = removal.stream().filter(line -> line.contains(WITH_IT)).count();
        if (made != removed + with) {
            throw new IllegalStateException(made + " made, and " + removed + " and " + with + " removed");
        }
        return made + " were made, " + removed + " are deleted: " + with
                + " data action goes with the integration that it belongs to.";
    }

    private static int planned(List<String> lines, int group) {
        return lines.stream()
                .map(PLANNED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(group)))
                .findFirst()
                .orElseThrow();
    }

    private void show(int number, String title, List<String> lines) {
        out.println();
        out.println("== " + number + ". " + title + " ==");
        for (String line : lines) {
            Matcher again = IN_EACH_ACT.matcher(line);
            if (!again.matches() || shown.add(again.group(1))) {
                out.println(line);
            }
        }
    }

    private static Path page(Path project) {
        Path page = project.resolve("target/genesyscloud/rehearsal/permissions.html");
        if (!Files.exists(page)) {
            throw new IllegalStateException("there is no " + page);
        }
        return page;
    }
}
