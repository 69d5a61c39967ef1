package io.github.premiumdeploy.http;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;

/** Everything that is logged through slf4j, at every level, while it is open; silent otherwise. */
public final class RecordedLog implements AutoCloseable {

    private static volatile Optional<RecordedLog> open = Optional.empty();

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private RecordedLog() {}

    /** Starts to record. */
    public static RecordedLog start() {
        RecordedLog log = new RecordedLog();
        open = Optional.of(log);
        return log;
    }

    /** What was logged so far: logger, level and arguments. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        open = Optional.empty();
    }

    /** A logger that has every level switched on while a log is open. */
    public static Logger logger(String name) {
        return (Logger) Proxy.newProxyInstance(
                RecordedLog.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (logger, method, arguments) -> called(logger, name, method, arguments));
    }

    private static Object called(Object logger, String name, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "getName":
                return name;
            case "toString":
                return "logger " + name;
            case "hashCode":
                return System.identityHashCode(logger);
            case "equals":
                return logger == arguments[0];
            default:
                if (method.getReturnType() == boolean.class) {
                    return open.isPresent();
                }
                open.ifPresent(
                        log -> log.lines.add(name + " " + method.getName() + " " + Arrays.deepToString(arguments)));
                return null;
        }
    }
}
