package io.hostwatch.bridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.logging.HeardLog;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the log tells of bodies that were committed. */
class ReceiptLogTest {
  private static final RawBody BODY = RawBody.owning(new byte[0]);

  @AutoClose private final HeardLog heard = HeardLog.of(ReceiptLog.class);
  private long nanos = Long.MAX_VALUE - 5;
  private final ReceiptLog log = new ReceiptLog(() -> nanos);

  @Test
  void tell_aPartIsInQuarantine_saysWhatWhereAndWhy() {
    tell(2);

    assertThat(heard.events()).hasSize(1);
    assertThat(heard.events().getFirst().getLevel()).isEqualTo(Level.WARN);
    assertThat(heard.events().getFirst().getKeyValuePairs())
        .extracting(Object::toString)
        .containsExactly(
            "receipt=\"0000000000007\"",
            "origin=\"main\"",
            "path=\"webhook\"",
            "alerts=\"0\"",
            "rejected=\"2\"",
            "reason=\"no labels\"");
  }

  @Test
  void tell_episodeIsUnreadable_saysSo() {
    log.tell(submission(List.of(), 0), new Acceptance(new Id(7), 0, 0, 0, 0, 1));

    assertThat(heard.events().getFirst().getKeyValuePairs())
        .extracting(Object::toString)
        .contains("rejected=\"1\"", "reason=\"its stored episode cannot be read\"");
  }

  @Test
  void tell_allIsWell_warnsOfNothing() {
    for (int i = 0; i < 100; i++) {
      tell(0);
    }

    assertThat(heard.events()).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.INFO));
  }

  @Test
  void tell_veryManyInAMinute_saysOnceThatItSaysNoMore() {
    for (int i = 0; i < 1_000; i++) {
      tell(1);
    }

    assertThat(heard.events()).hasSize(ReceiptLog.MOST_A_MINUTE + 1);
    assertThat(heard.events().getLast().getFormattedMessage())
        .startsWith("there were 60 such lines within a minute, and none follow");
  }

  @Test
  void tell_theMinuteIsOver_saysMore() {
    for (int i = 0; i < 1_000; i++) {
      tell(1);
    }
    heard.forget();

    nanos += Duration.ofSeconds(59).toNanos();
    tell(1);
    assertThat(heard.events()).isEmpty();
    nanos += Duration.ofSeconds(1).toNanos();
    tell(1);

    assertThat(heard.events()).hasSize(1);
  }

  private void tell(int rejected) {
    List<Quarantined> quarantined =
        rejected == 0 ? List.of() : List.of(new Quarantined("no labels", BODY));
    log.tell(submission(quarantined, rejected), new Acceptance(new Id(7), 0, 0, 0, 0, rejected));
  }

  private static Submission submission(List<Quarantined> quarantined, int rejected) {
    return new Submission("main", "127.0.0.1", "", "", 0, BODY, List.of(), rejected, quarantined);
  }
}
