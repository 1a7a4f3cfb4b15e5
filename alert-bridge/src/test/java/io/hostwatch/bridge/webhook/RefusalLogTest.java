package io.hostwatch.bridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hostwatch.bridge.alert.IngestPath;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalLogTest {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.class);
  private long nanos = Long.MAX_VALUE - 5;
  private final RefusalLog log = new RefusalLog(() -> nanos);

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  @Test
  void tell_once_saysWhoFromWhereAndWhy() {
    tell();

    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.getFirst().getLevel()).isEqualTo(Level.WARN);
    assertThat(lines.list.getFirst().getKeyValuePairs())
        .extracting(Object::toString)
        .containsExactly(
            "origin=\"main\"", "path=\"webhook\"", "remote=\"192.0.2.7\"", "reason=\"no\"");
  }

  @Test
  void tell_veryManyInAMinute_saysOnceThatItSaysNoMore() {
    for (int i = 0; i < 1_000; i++) {
      tell();
    }

    assertThat(lines.list).hasSize(RefusalLog.MOST_A_MINUTE + 1);
    assertThat(lines.list.getLast().getFormattedMessage())
        .startsWith("there were 6 such lines within a minute, and none follow");
    nanos += Duration.ofMinutes(1).toNanos();
    lines.list.clear();

    tell();

    assertThat(lines.list).hasSize(1);
  }

  private void tell() {
    log.tell("main", IngestPath.WEBHOOK, "192.0.2.7", new RefusedException(401, "no"));
  }
}
