package io.hostwatch.bridge.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @Test
  void badge_firingAndResolved_differAtAGlance() {
    assertThat(new Wording(Notices.firing()).badge()).isEqualTo("🔥 FIRING");
    assertThat(new Wording(Notices.resolved()).badge()).isEqualTo("✅ RESOLVED");
  }

  @Test
  void subject_firingAndResolved_isTheSame() {
    assertThat(new Wording(Notices.resolved()).subject())
        .isEqualTo(new Wording(Notices.firing()).subject())
        .isEqualTo("HostCpuSaturated on web-1:9100");
  }

  @Test
  void labels_always_tellSeverityInstanceAndJobFirst() {
    Wording words = new Wording(Notices.withLabels(Map.of("cpu", "0", "zone", "b")));

    assertThat(words.labels().keySet())
        .containsExactly("severity", "instance", "job", "cpu", "zone");
  }

  @Test
  void lasted_resolved_tellsTheSpan() {
    assertThat(new Wording(Notices.resolved()).lasted()).hasValue("5 min");
    assertThat(new Wording(Notices.firing()).lasted()).isEmpty();
  }

  @Test
  void links_notAWebAddress_areLeftOut() {
    Wording words =
        new Wording(
            Notices.withAnnotations(
                Map.of("runbook_url", "javascript:alert(1)", "dashboard_url", "http://g/d/1")));

    assertThat(words.links())
        .extracting(Wording.Link::name)
        .containsExactly("History", "Dashboard", "Query");
  }

  @Test
  void name_noLabels_saysSo() {
    Wording words = new Wording(Notices.of(Map.of(), Map.of(), EventType.FIRED));

    assertThat(words.name()).isEqualTo("unnamed alert");
    assertThat(words.summary()).isEqualTo("unnamed alert");
  }

  @ParameterizedTest
  @CsvSource({"critical,#a30200", "warning,#e8912d", "info,#3f7fbf", "unheard-of,#a30200"})
  void colour_firing_followsTheSeverity(String severity, String colour) {
    Wording words = new Wording(Notices.withLabels(Map.of("severity", severity)));

    assertThat(words.colour()).isEqualTo(colour);
  }

  @Test
  void colour_resolved_isGreen() {
    assertThat(new Wording(Notices.resolved()).colour()).isEqualTo("#2eb886");
  }

  @Test
  void note_toldInTime_isEmpty() {
    assertThat(new Wording(Notices.firing()).note()).isEmpty();
    assertThat(new Wording(Notices.resolved()).note()).isEmpty();
  }

  @Test
  void note_toldLateForOthersToo_tellsThem() {
    Notice resolved = Notices.resolved();
    List<EpisodeEvent> before = List.of(Notices.firing().event());

    Wording words = new Wording(like(resolved, resolved.event(), before, false));

    assertThat(words.note()).hasValue("Told late and once for all of: fired, ended.");
    assertThat(words.isResolved()).isTrue();
  }

  @Test
  void note_firingOfAnEpisodeThatIsOver_saysSo() {
    EpisodeEvent began = Notices.firing().event();

    Wording words = new Wording(like(Notices.resolved(), began, List.of(), false));

    assertThat(words.note()).hasValue("It has ended meanwhile.");
    assertThat(words.state()).isEqualTo("FIRING");
  }

  @Test
  void state_repetition_isHowTheAlertStandsNow() {
    EpisodeEvent began = Notices.firing().event();

    Wording words = new Wording(like(Notices.resolved(), began, List.of(), true));

    assertThat(words.state()).isEqualTo("RESOLVED");
    assertThat(words.note()).hasValueSatisfying(note -> assertThat(note).startsWith("Sent anew"));
  }

  private static Notice like(
      Notice notice, EpisodeEvent event, List<EpisodeEvent> standsFor, boolean isRepetition) {
    return new Notice(
        notice.id(), 1, notice.episode(), event, notice.historyUrl(), standsFor, isRepetition);
  }
}
