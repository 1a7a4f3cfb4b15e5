package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiringTest {

  @Test
  void page_full_goesOnAfterTheLast() {
    assertThat(Firing.page(List.of(at(8), at(7)), 2).next())
        .contains(new Cursor(Instant.EPOCH.plusSeconds(1), new Id(7)));
    assertThat(Firing.page(List.of(at(8), at(7)), 3).next()).isEmpty();
  }

  @Test
  void page_lastHasAnIdThatNoBridgeMade_goesOnBehindIt() {
    Cursor next = Firing.page(List.of(at(8), at(-3)), 2).next().orElseThrow();

    assertThat(Place.of(next)).isGreaterThan(new Place(1_000_000, -3));
    assertThat(Place.of(next)).isLessThan(new Place(999_999, 1));
  }

  private static Firing at(long id) {
    return new Firing(new Place(1_000_000, id), Optional.empty());
  }
}
