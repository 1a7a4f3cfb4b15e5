package io.hostwatch.bridge.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every channel: it takes whatever an alert may carry, and tells no secret. */
public abstract class NotifierContract {

  /** The channel under test; its far side takes everything. */
  protected abstract Notifier acceptingNotifier();

  /** What must be seen nowhere. */
  protected List<String> secrets() {
    return List.of();
  }

  /** Fails if {@code outcome} tells a secret. */
  protected final void assertTellsNoSecret(Outcome outcome) {
    secrets().forEach(secret -> assertThat(outcome.toString()).doesNotContain(secret));
  }

  @Test
  void send_firing_isAccepted() {
    Outcome outcome = acceptingNotifier().send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    assertTellsNoSecret(outcome);
  }

  @Test
  void send_resolved_isAccepted() {
    Outcome outcome = acceptingNotifier().send(Notices.resolved());

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
  }

  @ParameterizedTest
  @MethodSource("oddNotices")
  void send_oddNotice_isAccepted(String what, Notice notice) {
    Outcome outcome = acceptingNotifier().send(notice);

    assertThat(outcome).as(what).isInstanceOf(Outcome.Accepted.class);
  }

  /** Notices that a careless channel stumbles over. */
  public static Stream<Object[]> oddNotices() {
    String nasty =
        "\r\nBcc: all@example.org\r\n\r\n.\r\n\u0000\u001b[31m\uD83D <!channel> @here ${x}";
    return Stream.of(
        odd("no label", Notices.of(Map.of(), Map.of(), EventType.FIRED)),
        odd("a megabyte", Notices.withAnnotations(Map.of("description", "&\"é🔥".repeat(200_000)))),
        odd("500 labels", Notices.withLabels(manyLabels())),
        odd("a nasty name", Notices.withLabels(Map.of("alertname", nasty, "instance", nasty))),
        odd("nasty texts", Notices.withAnnotations(Map.of("summary", nasty, "description", nasty))),
        odd("a nasty label name", Notices.withLabels(Map.of(nasty, nasty, "=\"<", "x"))),
        odd("a broken link", Notices.withAnnotations(Map.of("runbook_url", "http://[half"))),
        odd("a script as link", Notices.withAnnotations(Map.of("runbook_url", "javascript:x"))),
        odd("superseded", Notices.of(Map.of("alertname", "A"), Map.of(), EventType.SUPERSEDED)),
        odd("reopened", Notices.of(Map.of("alertname", "A"), Map.of(), EventType.REOPENED)));
  }

  private static Object[] odd(String what, Notice notice) {
    return new Object[] {what, notice};
  }

  private static Map<String, String> manyLabels() {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      labels.put("label_" + i, "\\\"".repeat(500));
    }
    return labels;
  }
}
