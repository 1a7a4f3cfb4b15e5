package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hostwatch.bridge.alert.Fingerprint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log tells of rows that cannot be read. */
class UnreadableLogTest {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(UnreadableLog.class);
  private final UnreadableLog log = new UnreadableLog();

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
  void leftOut_metAgain_isToldOnce() {
    log.leftOut(episode(1));
    log.leftOut(episode(2));
    log.leftOut(episode(1));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "left out of lists, polls and sweeps: episode 0000000000001: its row cannot be read:"
                + " mend it, or delete the episode (IllegalStateException)",
            "left out of lists, polls and sweeps: episode 0000000000002: its row cannot be read:"
                + " mend it, or delete the episode (IllegalStateException)");
  }

  @Test
  void leftOut_veryMany_forgetsWhatItTold() {
    for (int i = 0; i <= 10_000; i++) {
      log.leftOut(episode(i));
    }

    log.leftOut(episode(0));

    assertThat(lines.list).hasSize(10_002);
  }

  private static Unreadable episode(int id) {
    return new Unreadable(id, new Fingerprint(7), new IllegalStateException());
  }
}
