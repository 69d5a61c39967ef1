package io.github.premiumdeploy.text;

import java.util.regex.Pattern;

/**
 * Takes from a text what a CI server that reads the console would obey. Published: Azure Pipelines ({@code ##vso[…]}),
 * TeamCity ({@code ##teamcity[…]}) and older GitHub runners ({@code ##[…]}) look anywhere in a line; GitHub looks for
 * {@code ::name::} where a line starts, blanks aside.
 */
final class ConsoleCommands {

    private static final Pattern ANYWHERE = Pattern.compile("##(?=[A-Za-z]*\\[)");
    private static final Pattern AT_THE_START = Pattern.compile("(?m)^([\\t\\p{Z}]*):(?=:)");

    private ConsoleCommands() {}

    /** The text with a blank in the middle of what starts a command. */
    static String defused(String text) {
        return AT_THE_START.matcher(ANYWHERE.matcher(text).replaceAll("# #")).replaceAll("$1: ");
    }
}
