package io.hostwatch.simulator.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.simulator.exposition.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long END = Instant.parse("2026-11-20T12:00:03Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void graded_aMonth_isTheFinerTheLater_withoutAGap() {
    List<TimeRange> ranges = Pace.graded(END - 30 * DAY, END);

    assertThat(ranges)
        .extracting(TimeRange::step)
        .containsExactly(300_000L, 30_000L, 10_000L, 5000L);
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).to());
    }
    assertThat(ranges).allSatisfy(range -> assertThat(range.from() % range.step()).isZero());
    assertThat(ranges.getFirst().from()).isBetween(END - 30 * DAY, END - 30 * DAY + 300_000);
    assertThat(ranges.getLast().to()).isEqualTo(END - 3000);
  }

  @Test
  void graded_anHour_isFineThroughout() {
    assertThat(Pace.graded(END - DAY / 24, END)).extracting(TimeRange::step).containsExactly(5000L);
  }

  @Test
  void pieces_areWholeSteps_andMissNothing() {
    List<TimeRange> pieces = Pace.pieces(new TimeRange(0, 1000, 30), 100);

    assertThat(pieces).hasSize(12).allSatisfy(piece -> assertThat(piece.from() % 90).isZero());
    assertThat(pieces.stream().mapToLong(TimeRange::size).sum()).isEqualTo(34);
  }
}
