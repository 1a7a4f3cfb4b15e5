package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MariaDbMoveFailureIT extends MoveFailureContract {
  @Override
  ServerAddress newDatabase() {
    return MariaDbServer.newDatabase();
  }

  @Test
  void move_nameThatIsTooLong_isNamed() {
    VariedHistory.in(file());
    Databases.change(
        file(),
        "UPDATE receipt SET source = printf('%201s', 'a')"
            + " WHERE id = (SELECT MAX(id) FROM receipt)");

    assertThatThrownBy(() -> move(newDatabase()))
        .hasMessageMatching("(?s)migrate: receipt id=\\d+ cannot be held: .*source.*");
  }
}
