package io.hostwatch.simulator.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.simulator.backfill.PrometheusServer.Found;
import io.hostwatch.simulator.exposition.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What rules make of what their expressions give, one character an evaluation a minute. */
class RulePastTest {
  private static final long MINUTE = 60_000;

  private final Rule alert =
      new Rule(
          "Low",
          true,
          "x < 1",
          Map.of("severity", "warning"),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2));

  @Test
  void recorded_hasItsNameAndLabels_andAMarkWhereItEnds() {
    Rule rule = new Rule("r", false, "x", Map.of("tier", "hot"), Duration.ZERO, Duration.ZERO);
    RulePast past = RulePast.of(rule);

    List<Found> made = past.made(List.of(found("xx..x")), range(0, 5));
    List<Found> after = past.made(List.of(), range(5, 3));

    assertThat(made).hasSize(1);
    assertThat(made.getFirst().labels())
        .isEqualTo(Map.of("__name__", "r", "tier", "hot", "instance", "a"));
    assertThat(text(made.getFirst(), 0, 5)).isEqualTo("11|-1");
    assertThat(text(after.getFirst(), 5, 3)).isEqualTo("|--");
    assertThat(past.made(List.of(), range(8, 3))).isEmpty();
  }

  @Test
  void alert_isPending_fires_firesOn_andEnds() {
    RulePast past = RulePast.of(alert);

    List<Found> made = past.made(List.of(found(".xxxxx.....")), range(0, 11));

    assertThat(text(named(made, "ALERTS", "pending"), 0, 11)).isEqualTo("-11|-------");
    assertThat(text(named(made, "ALERTS", "firing"), 0, 11)).isEqualTo("---11111|--");
    assertThat(named(made, "ALERTS_FOR_STATE", "").samples().value(0)).isEqualTo(60);
    assertThat(named(made, "ALERTS", "firing").labels())
        .containsEntry("alertname", "Low")
        .containsEntry("severity", "warning")
        .containsEntry("instance", "a")
        .hasSize(5);
  }

  @Test
  void alert_thatIsShort_isPendingAlone() {
    List<Found> made = RulePast.of(alert).made(List.of(found("xx.xx.")), range(0, 6));

    assertThat(text(named(made, "ALERTS", "pending"), 0, 6)).isEqualTo("11|11|");
    assertThat(named(made, "ALERTS", "firing").samples().size()).isZero();
  }

  @Test
  void alert_goesOnFromOneRangeToTheNext_andBackWhileItFiresOn() {
    RulePast past = RulePast.of(alert);

    past.made(List.of(found("xx")), range(0, 2));
    List<Found> made = past.made(List.of(at(2, "xx.xx..")), range(2, 7));

    assertThat(text(named(made, "ALERTS", "firing"), 2, 7)).isEqualTo("1111111");
    assertThat(text(named(made, "ALERTS", "pending"), 2, 7)).isEqualTo("|------");
  }

  private static Found found(String present) {
    return at(0, present);
  }

  private static Found at(int minute, String present) {
    SortedMap<String, String> labels = new TreeMap<>(Map.of("__name__", "x", "instance", "a"));
    Samples samples = new Samples();
    for (int i = 0; i < present.length(); i++) {
      if (present.charAt(i) == 'x') {
        samples.add((minute + i) * MINUTE, 1);
      }
    }
    return new Found(labels, samples);
  }

  private static TimeRange range(int minute, int minutes) {
    return new TimeRange(minute * MINUTE, (minute + minutes) * MINUTE, MINUTE);
  }

  private static Found named(List<Found> made, String name, String state) {
    return made.stream()
        .filter(found -> name.equals(found.labels().get("__name__")))
        .filter(found -> found.labels().getOrDefault("alertstate", "").equals(state))
        .findFirst()
        .orElseThrow();
  }

  /** A character a minute: 1 a value, | the mark of an end, - nothing. */
  private static String text(Found found, int minute, int minutes) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < minutes; i++) {
      text.add("-");
    }
    for (int i = 0; i < found.samples().size(); i++) {
      boolean stale =
          Double.doubleToRawLongBits(found.samples().value(i))
              == Double.doubleToRawLongBits(Samples.STALE);
      text.set((int) (found.samples().time(i) / MINUTE) - minute, stale ? "|" : "1");
    }
    return String.join("", text);
  }
}
