package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreException.Reason;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a server that cannot be used. */
class ServerFailureIT {

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://127.0.0.1:1/x", "jdbc:mariadb://127.0.0.1:1/x"})
  void open_nobodyListens_saysSoWithoutTheSecret(String url) {
    ServerAddress address =
        new ServerAddress(
            url + "?tcpKeepAlive=true", Optional.of("me"), Optional.of(Secret.of("open-sesame")));

    assertThatThrownBy(() -> JdbcStore.open(address, _ -> {}))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("open history: " + url + ": cannot be reached")
        .hasMessageNotContaining("open-sesame");
  }

  @ParameterizedTest
  @CsvSource({"25006, READ_ONLY", "25P02, OTHER", "25P04, OTHER"})
  void failure_ofTheTransaction_isReadOnlyOnlyWhereItIs(String state, Reason reason) {
    assertThat(ServerFault.of(new SQLException("no", state)).reason()).isEqualTo(reason);
  }

  @Test
  void open_noSuchDatabase_saysSo() {
    ServerAddress known = PostgresServer.newDatabase();
    ServerAddress unknown = new ServerAddress(known.url() + "_not", known.user(), known.password());

    assertThatThrownBy(() -> JdbcStore.open(unknown, _ -> {}))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no such database");
  }
}
