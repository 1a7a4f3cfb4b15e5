package io.hostwatch.bridge.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What a logger writes, from when this is made until it is closed. Thread-safe. */
public final class HeardLog implements AutoCloseable {
  private final Queue<ILoggingEvent> heard = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          heard.add(event);
        }
      };
  private final Logger logger;

  private HeardLog(Logger logger) {
    this.logger = logger;
    appender.start();
    logger.addAppender(appender);
  }

  /** Listens to a class. */
  public static HeardLog of(Class<?> speaker) {
    return of(speaker.getName());
  }

  /** Listens to the logger of this name and to all below it. */
  public static HeardLog of(String name) {
    return new HeardLog((Logger) LoggerFactory.getLogger(name));
  }

  /** All that was heard by now, the oldest first. */
  public List<ILoggingEvent> events() {
    return List.copyOf(heard);
  }

  /** The message of each event. */
  public List<String> lines() {
    return heard.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** Those messages that contain {@code about}. */
  public List<String> lines(String about) {
    return lines().stream().filter(line -> line.contains(about)).toList();
  }

  /** Forgets what was heard, and goes on listening. */
  public void forget() {
    heard.clear();
  }

  /** Leaves; what was heard can still be asked. */
  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
