package io.hostwatch.bridge.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up the log of the whole process. */
public final class Logging {

  private Logging() {}

  /**
   * From now on events of {@code level} and above go to standard error in {@code format}, and what
   * the log channel delivers whatever the level.
   */
  public static void start(LogLevel level, LogFormat format) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    LineEncoder encoder = new LineEncoder(format);
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    setLevels(context, level);
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  static void setLevels(LoggerContext context, LogLevel level) {
    Level own = Level.toLevel(level.name());
    // Libraries tell of their every step, and below INFO of each header, tokens too; what matters
    // comes as a warning.
    context
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .setLevel(own == Level.ERROR ? Level.ERROR : Level.WARN);
    context.getLogger("io.hostwatch").setLevel(own);
    // What the log channel writes is a delivery, which no level is to lose.
    context.getLogger("io.hostwatch.bridge.notify.log").setLevel(Level.INFO);
  }
}
