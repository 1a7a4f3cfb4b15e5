package io.hostwatch.bridge.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.hostwatch.bridge.notify.log.LogNotifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingTest {
  private final LoggerContext context = new LoggerContext();

  @ParameterizedTest
  @EnumSource
  void setLevels_any_isThatOfTheBridge(LogLevel level) {
    Logging.setLevels(context, level);

    assertThat(level("io.hostwatch.bridge.Bridge")).isEqualTo(Level.toLevel(level.name()));
  }

  @ParameterizedTest
  @EnumSource
  void setLevels_any_writesTheNoticesOfTheLogChannel(LogLevel level) {
    Logging.setLevels(context, level);

    assertThat(level(LogNotifier.class.getName())).isEqualTo(Level.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.eclipse.jetty", "io.javalin", "org.eclipse.angus.mail", "ROOT"})
  void setLevels_debug_keepsLibrariesQuiet(String library) {
    Logging.setLevels(context, LogLevel.DEBUG);

    assertThat(level(library)).isEqualTo(Level.WARN);
  }

  @Test
  void setLevels_error_isThatOfLibrariesToo() {
    Logging.setLevels(context, LogLevel.ERROR);

    assertThat(level("org.eclipse.jetty")).isEqualTo(Level.ERROR);
  }

  private Level level(String logger) {
    return context.getLogger(logger).getEffectiveLevel();
  }
}
