package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresMoveFailureIT extends MoveFailureContract {
  @Override
  ServerAddress newDatabase() {
    return PostgresServer.newDatabase();
  }

  @Test
  void move_nulInAText_isNamed() {
    VariedHistory.in(file());
    Databases.change(
        file(),
        "UPDATE episode SET generator_url = 'a' || char(0) || 'b'"
            + " WHERE id = (SELECT MIN(id) FROM episode)");

    assertThatThrownBy(() -> move(newDatabase()))
        .hasMessageMatching("(?s)migrate: episode id=\\d+ cannot be held: .*0x00.*");
  }
}
