package io.github.premiumdeploy.testing;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Invokes a test that is annotated with {@link Seeds} with each seed, and names the seed of one that fails. */
final class SeededTests implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Seeds seeds = context.getRequiredTestMethod().getAnnotation(Seeds.class);
        return StormProfile.numbers(LongStream.range(
                        0, Integer.getInteger("seeds", StormProfile.isOn() ? seeds.storm() : seeds.verify())))
                .mapToObj(Invocation::new);
    }

    private record Invocation(long seed) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return "seed " + seed;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Seed(seed));
        }
    }

    private record Seed(long seed) implements ParameterResolver, TestExecutionExceptionHandler {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == long.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return seed;
        }

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
            throw new AssertionError(
                    "with -Dseed=" + seed + " -Dtest="
                            + context.getRequiredTestClass().getSimpleName() + ": " + failure.getMessage(),
                    failure);
        }
    }
}
