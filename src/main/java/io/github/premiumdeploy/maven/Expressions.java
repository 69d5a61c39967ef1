package io.github.premiumdeploy.maven;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;

/** What <code>${…}</code> in the configuration of a goal stands for, as Maven evaluates it. */
public record Expressions(ExpressionEvaluator evaluator) {

    /** One that nobody escaped by a second dollar sign. */
    private static final Pattern EXPRESSION = Pattern.compile("(?<!\\$)\\$\\{([^${}]*)\\}");

    /** Those of a goal that is executed. */
    public static Expressions of(MavenSession session, MojoExecution execution) {
        return new Expressions(new PluginParameterExpressionEvaluator(session, execution));
    }

    /** The first expression of a text that nothing defines, as it is written there. */
    Optional<String> undefined(String text) {
        Matcher matcher = EXPRESSION.matcher(text);
        while (matcher.find()) {
            Optional<Object> value = evaluate(matcher.group());
            if (value.isEmpty()) {
                return Optional.of(matcher.group());
            }
            Matcher within = EXPRESSION.matcher(value.get() instanceof String string ? string : "");
            if (within.find()) {
                return Optional.of(within.group());
            }
        }
        return Optional.empty();
    }

    /** The value of a text; empty if it has none. */
    public Optional<String> value(String text) {
        Optional<Object> value = evaluate(text);
        String stripped = value.isEmpty() ? "" : value.get().toString().strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }

    /** An expression that cannot be evaluated is one that nothing defines. */
    private Optional<Object> evaluate(String text) {
        try {
            return Optional.ofNullable(evaluator.evaluate(text));
        } catch (ExpressionEvaluationException e) {
            return Optional.empty();
        }
    }
}
