package io.hostwatch.bridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.logging.HeardLog;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  @AutoClose private final HeardLog heard = HeardLog.of(RefusalLog.class);
  private long nanos = Long.MAX_VALUE - 5;
  private final RefusalLog log = new RefusalLog(() -> nanos);

  @Test
  void tell_once_saysWhoFromWhereAndWhy() {
    tell();

    assertThat(heard.events()).hasSize(1);
    assertThat(heard.events().getFirst().getLevel()).isEqualTo(Level.WARN);
    assertThat(heard.events().getFirst().getKeyValuePairs())
        .extracting(Object::toString)
        .containsExactly(
            "origin=\"main\"", "path=\"webhook\"", "remote=\"192.0.2.7\"", "reason=\"no\"");
  }

  @Test
  void tell_veryManyInAMinute_saysOnceThatItSaysNoMore() {
    for (int i = 0; i < 1_000; i++) {
      tell();
    }

    assertThat(heard.events()).hasSize(RefusalLog.MOST_A_MINUTE + 1);
    assertThat(heard.events().getLast().getFormattedMessage())
        .startsWith("there were 6 such lines within a minute, and none follow");
    nanos += Duration.ofMinutes(1).toNanos();
    heard.forget();

    tell();

    assertThat(heard.events()).hasSize(1);
  }

  private void tell() {
    log.tell("main", IngestPath.WEBHOOK, "192.0.2.7", new RefusedException(401, "no"));
  }
}
