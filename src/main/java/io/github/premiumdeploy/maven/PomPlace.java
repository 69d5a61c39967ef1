package io.github.premiumdeploy.maven;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says where in which POM something is. Maven 4 gives the places of elements in a class of its own, which has the methods of
 * that of Maven 3, so that they are called by name.
 */
final class PomPlace {

    private PomPlace() {}

    /**
     * A place in words, as {@code pom.xml, line 7}; empty where Maven does not say.
     *
     * @param location what Maven gives for it; null if nothing
     * @param basedir names of files below it are shortened; null for none
     */
    static String of(Object location, Path basedir) {
        Object line = call(location, "getLineNumber").orElse(0);
        if (!(line instanceof Integer number) || number <= 0) {
            return "";
        }
        Optional<Object> source = call(location, "getSource");
        String file = source.flatMap(one -> call(one, "getLocation"))
                .map(one -> shortened(one.toString(), basedir))
                .or(() -> source.flatMap(one -> call(one, "getModelId")).map(Object::toString))
                .orElse("POM");
        return file + ", line " + number;
    }

    private static Optional<Object> call(Object on, String method) {
        if (on == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(on.getClass().getMethod(method).invoke(on));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            // A place of another shape is none that could be named; what is wrong is said without it.
            return Optional.empty();
        }
    }

    private static String shortened(String location, Path basedir) {
        Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
        return (basedir != null && file.startsWith(basedir) ? basedir.relativize(file) : file).toString();
    }
}
