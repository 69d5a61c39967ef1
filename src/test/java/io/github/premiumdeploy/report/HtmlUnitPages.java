package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.WebConsole.Logger;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;

/** Opens pages as a browser does. An error of a script, or of a style sheet, fails the test. */
final class HtmlUnitPages implements AutoCloseable {

    private final WebClient browser = new WebClient(BrowserVersion.CHROME);
    private final List<String> errors = new ArrayList<>();

    HtmlUnitPages() {
        browser.getOptions().setThrowExceptionOnScriptError(true);
        browser.getOptions().setCssEnabled(true);
        browser.getWebConsole().setLogger(new Logger() {
            @Override
            public boolean isTraceEnabled() {
                return false;
            }

            @Override
            public void trace(Object message) {}

            @Override
            public boolean isDebugEnabled() {
                return false;
            }

            @Override
            public void debug(Object message) {}

            @Override
            public boolean isInfoEnabled() {
                return false;
            }

            @Override
            public void info(Object message) {}

            @Override
            public boolean isWarnEnabled() {
                return true;
            }

            @Override
            public void warn(Object message) {}

            @Override
            public boolean isErrorEnabled() {
                return true;
            }

            @Override
            public void error(Object message) {
                errors.add(String.valueOf(message));
            }
        });
    }

    HtmlPage open(Path file) throws IOException {
        return browser.getPage(file.toUri().toURL());
    }

    /** What somebody sees of these elements, in their order. */
    static List<String> seen(DomNode within, String selector) {
        return within.querySelectorAll(selector).stream()
                .filter(DomNode::isDisplayed)
                .map(node -> ((HtmlElement) node)
                        .getVisibleText()
                        .replaceAll("[\\s\\u00a0]+", " ")
                        .strip())
                .toList();
    }

    static <T extends DomElement> T one(DomNode within, String selector) {
        T found = within.querySelector(selector);
        assertThat(found).as(selector).isNotNull();
        return found;
    }

    @Override
    public void close() {
        browser.close();
        assertThat(errors).as("errors on the console").isEmpty();
    }
}
