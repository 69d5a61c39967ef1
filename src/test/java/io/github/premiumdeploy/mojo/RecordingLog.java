package io.github.premiumdeploy.mojo;

import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** A goal's log as lines with their levels. */
final class RecordingLog {

    private RecordingLog() {}

    /** A log that writes to a list. */
    static Log to(List<String> lines) {
        return (Log) Proxy.newProxyInstance(
                RecordingLog.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("is")) {
                        return !method.getName().equals("isDebugEnabled");
                    }
                    if (!method.getName().equals("debug")) {
                        lines.add(method.getName() + " " + arguments[0]);
                    }
                    return null;
                });
    }
}
