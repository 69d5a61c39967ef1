package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.target.Parameters;
import java.io.File;
import java.lang.reflect.Field;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;

/** Reads the values that Maven has set in the fields of a goal, or of a part of its configuration, each under the name of its field. */
public final class ParameterFields {

    private static final Set<Class<?>> SINGLE_VALUES = Set.of(String.class, File.class, boolean.class, int.class);

    private ParameterFields() {}

    /** All single values of a goal or of a part of it; what has more than one value, or is Maven's own, is left out. */
    public static Parameters of(Object goal) {
        Parameters parameters = new Parameters();
        for (Class<?> type = goal.getClass();
                type != AbstractMojo.class && type != Object.class;
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (SINGLE_VALUES.contains(field.getType())) {
                    Object value = value(field, goal);
                    parameters.with(field.getName(), value == null ? null : value.toString());
                }
            }
        }
        return parameters;
    }

    private static Object value(Field field, Object goal) {
        try {
            field.setAccessible(true);
            return field.get(goal);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field that was made accessible can be read", e);
        }
    }
}
