package io.github.premiumdeploy.genesys;

import com.google.re2j.Pattern;

/**
 * The text of a page of HTML without its markup, for the pages that proxies and gateways answer with. It is found in linear
 * time: a page may be made to keep a reader busy.
 */
final class PageText {

    /** Elements whose content nobody sees, and tags. */
    private static final Pattern MARKUP =
            Pattern.compile("(?is)<style.*?(?:</style>|\\z)|<script.*?(?:</script>|\\z)|<[^>]*>");

    private PageText() {}

    /** The text, with a blank where markup was. */
    static String of(CharSequence page) {
        return MARKUP.matcher(page).replaceAll(" ");
    }
}
