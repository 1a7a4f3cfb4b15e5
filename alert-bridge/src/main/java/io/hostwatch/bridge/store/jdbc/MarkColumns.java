package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Acknowledgement;
import io.hostwatch.bridge.alert.Marks;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The columns of {@code episode} that hold its marks. */
final class MarkColumns {
  private MarkColumns() {}

  static Marks read(Row row) throws SQLException {
    SortedSet<String> suppressedBy =
        row.optionalText()
            .map(text -> new TreeSet<>(text.lines().toList()))
            .orElseGet(TreeSet::new);
    Optional<String> by = row.optionalText();
    Optional<Instant> at = row.optionalTime();
    Optional<Instant> until = row.optionalTime();
    String comment = row.optionalText().orElse("");
    Optional<Acknowledgement> acknowledgement =
        by.flatMap(name -> at.map(time -> new Acknowledgement(name, time, until, comment)));
    boolean isStale = row.number() != 0;
    Optional<Instant> toldAt = row.optionalTime();
    return suppressedBy.isEmpty() && acknowledgement.isEmpty() && !isStale && toldAt.isEmpty()
        ? Marks.NONE
        : new Marks(suppressedBy, acknowledgement, isStale, toldAt);
  }

  static Parameters fill(Parameters parameters, Marks marks) throws SQLException {
    Optional<Acknowledgement> word = marks.acknowledgement();
    List<String> reasons = List.copyOf(marks.suppressedBy());
    return parameters
        .addText(Optional.of(String.join("\n", reasons)).filter(text -> !text.isEmpty()))
        .addText(word.map(Acknowledgement::by))
        .addTime(word.map(Acknowledgement::at))
        .addTime(word.flatMap(Acknowledgement::until))
        .addText(word.map(Acknowledgement::comment))
        .add(marks.stale() ? 1 : 0)
        .addTime(marks.toldAt());
  }
}
