package io.github.premiumdeploy.genesys;

import java.util.List;
import java.util.Optional;

/**
 * The text of a page of HTML without its markup, for the pages that proxies and gateways answer with. It is found in one
 * pass: a page may be made to keep a reader busy.
 */
final class PageText {

    /** Elements whose content nobody sees. */
    private static final List<String> INVISIBLE = List.of("style", "script");

    private final CharSequence page;
    private final StringBuilder text = new StringBuilder();
    private boolean isTagPossible = true;

    private PageText(CharSequence page) {
        this.page = page;
    }

    /** The text, with a blank where markup was. */
    static String of(CharSequence page) {
        return new PageText(page).read();
    }

    private String read() {
        int position = 0;
        while (position < page.length()) {
            char next = page.charAt(position);
            int end = next == '<' ? endOfMarkup(position) : position;
            if (end > position) {
                text.append(' ');
                position = end;
            } else {
                text.append(next);
                position++;
            }
        }
        return text.toString();
    }

    /** The position after the tag, or the invisible element, that starts here; the same position if none does. */
    private int endOfMarkup(int start) {
        Optional<String> invisible =
                INVISIBLE.stream().filter(name -> isAt(start + 1, name)).findFirst();
        if (invisible.isPresent()) {
            return endOfElement(start, invisible.get());
        }
        if (!isTagPossible) {
            return start;
        }
        for (int position = start; position < page.length(); position++) {
            if (page.charAt(position) == '>') {
                return position + 1;
            }
        }
        // Neither does any later one end, and none of them is looked at again.
        isTagPossible = false;
        return start;
    }

    private int endOfElement(int start, String name) {
        String closing = "</" + name + ">";
        for (int position = start; position < page.length(); position++) {
            if (page.charAt(position) == '<' && isAt(position, closing)) {
                return position + closing.length();
            }
        }
        return page.length();
    }

    private boolean isAt(int position, String lowerCase) {
        if (position + lowerCase.length() > page.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase(page.charAt(position + i)) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
