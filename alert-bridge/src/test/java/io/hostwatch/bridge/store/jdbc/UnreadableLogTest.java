package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.logging.HeardLog;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the log tells of rows that cannot be read. */
class UnreadableLogTest {
  @AutoClose private final HeardLog heard = HeardLog.of(UnreadableLog.class);
  private final UnreadableLog log = new UnreadableLog();

  @Test
  void leftOut_metAgain_isToldOnce() {
    log.leftOut(episode(1));
    log.leftOut(episode(2));
    log.leftOut(episode(1));

    assertThat(heard.lines())
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

    assertThat(heard.lines()).hasSize(10_002);
  }

  private static Unreadable episode(int id) {
    return new Unreadable(id, new Fingerprint(7), new IllegalStateException());
  }
}
