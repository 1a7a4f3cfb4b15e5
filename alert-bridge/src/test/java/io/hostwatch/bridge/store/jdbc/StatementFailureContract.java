package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.store.StoreHealth.Access;
import io.hostwatch.bridge.store.jdbc.FailingStatements.When;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every statement of an eventful hour fails once, each in an hour of its own, before it was done
 * and after; on a server, where that takes long, one before it was done and the next after. Whoever
 * asked asks again, as senders and the dispatcher do; then the history has to be the one of an hour
 * in which nothing failed.
 */
abstract class StatementFailureContract {
  private static final int FEWEST = 150;
  private static final int MOST = 1_000;

  private final FailingStatements failing;
  private final JdbcStore store;

  StatementFailureContract(
      FailingStatements failing, Function<FailingStatements, Database> database) {
    this.failing = failing;
    this.store = JdbcStore.open(database.apply(failing), _ -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void hour_nothingFails_isEventful() {
    EventfulHour hour = new EventfulHour(store, 0);

    hour.live();

    assertThat(hour.history().values())
        .extracting(String::valueOf)
        .containsExactly(
            "[FIRED delivered, UPDATED, ACKNOWLEDGED, RESOLVED delivered]",
            "[FIRED delivered, RESOLVED superseded delivered]",
            "[FIRED, EXPIRED]",
            "[FIRED dead, RESOLVED delivered]");
    assertThat(hour.told().values()).containsOnly(1);
    hour.forget();
    assertThat(hour.left()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void hour_anyStatementFails_endsTheSame(When when) {
    Map<String, List<String>> expected = inPeace();
    int statements = failing.stop();
    assertThat(statements).isBetween(FEWEST, MOST);

    int stride = failing.isOfServer() ? When.values().length : 1;
    int number = when == When.BEFORE ? 1 : stride;
    for (boolean isLast = false; !isLast; number += stride) {
      EventfulHour hour = new EventfulHour(store, number);
      failing.failAt(number, when);
      hour.live();
      assertThat(hour.history()).as("statement %d fails", number).isEqualTo(expected);
      assertThat(hour.toldOnceUnlessInDoubt()).as("statement %d fails", number).isTrue();
      hour.forget();
      assertThat(hour.left()).as("statement %d fails", number).isEmpty();
      isLast = failing.stop() < number;
    }

    assertThat(number).isGreaterThan(statements);
    assertThat(failures()).isGreaterThanOrEqualTo(statements / stride);
  }

  /** How often somebody was told of a failure. */
  private long failures() {
    return Stream.of(Access.values())
        .flatMap(access -> store.health().failures(access).values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  private Map<String, List<String>> inPeace() {
    EventfulHour hour = new EventfulHour(store, 0);
    failing.stop();
    hour.live();
    Map<String, List<String>> history = hour.history();
    hour.forget();
    return history;
  }
}
