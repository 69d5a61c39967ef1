package io.github.premiumdeploy.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** The end of a build, which a goal has no other way to learn of than Maven's own listener. */
public final class EndOfBuild {

    private EndOfBuild() {}

    /** Has something done once Maven has told the build's result. */
    public static void then(MavenSession session, Runnable last) {
        MavenExecutionRequest request = session.getRequest();
        synchronized (request) {
            ExecutionListener told = request.getExecutionListener();
            request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                    EndOfBuild.class.getClassLoader(),
                    new Class<?>[] {ExecutionListener.class},
                    (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(last, arguments);
                        }
                        try {
                            return told == null ? null : method.invoke(told, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        } finally {
                            if (method.getName().equals("sessionEnded")) {
                                last.run();
                            }
                        }
                    }));
        }
    }
}
