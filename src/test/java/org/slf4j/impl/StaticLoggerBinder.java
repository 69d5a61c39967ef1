package org.slf4j.impl;

import io.github.premiumdeploy.http.RecordedLog;
import org.slf4j.ILoggerFactory;
import org.slf4j.spi.LoggerFactoryBinder;

/** Binds slf4j to a log that tests can read: they have to see what libraries would write under {@code mvn -X}. */
public final class StaticLoggerBinder implements LoggerFactoryBinder {

    /** The version of the slf4j API that this was written for. */
    public static final String REQUESTED_API_VERSION = "1.7.36";

    private static final StaticLoggerBinder SINGLETON = new StaticLoggerBinder();

    /** Called by slf4j. */
    public static StaticLoggerBinder getSingleton() {
        return SINGLETON;
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return RecordedLog::logger;
    }

    @Override
    public String getLoggerFactoryClassStr() {
        return RecordedLog.class.getName();
    }
}
