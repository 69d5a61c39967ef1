package io.github.premiumdeploy.text;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line: those that are gone with -, those that are new with +. */
public final class LineDifference {

    /** More pairs of lines than this are not compared one by one. */
    private static final long MOST = 4_000_000;

    private LineDifference() {}

    /** The lines that differ, each with its sign; nothing where the texts have the same lines. */
    public static List<String> of(String before, String after) {
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        int start = 0;
        while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
            start++;
        }
        int end = 0;
        while (end < a.size() - start
                && end < b.size() - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        return of(a.subList(start, a.size() - end), b.subList(start, b.size() - end));
    }

    private static List<String> of(List<String> a, List<String> b) {
        List<String> lines = new ArrayList<>();
        if ((long) a.size() * b.size() > MOST) {
            a.forEach(line -> lines.add("- " + line));
            b.forEach(line -> lines.add("+ " + line));
            return lines;
        }
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + a.get(i++));
            } else {
                lines.add("+ " + b.get(j++));
            }
        }
        return lines;
    }
}
