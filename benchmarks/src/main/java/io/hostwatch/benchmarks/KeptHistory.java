package io.hostwatch.benchmarks;

import io.hostwatch.bridge.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where the history of {@link HistoryBenchmark} is kept from one run to the next. */
sealed interface KeptHistory extends AutoCloseable {
  Duration SPAN = Duration.ofDays(89);

  /** What is in {@code folder}, on {@code sqlite} or {@code postgresql}. */
  static KeptHistory of(String database, Path folder) throws IOException {
    return switch (database) {
      case "sqlite" -> new OnFile(folder.resolve("history.db"));
      case "postgresql" -> new OnServer(RunningPostgres.kept(folder.resolve("postgresql")));
      default ->
          throw new IllegalArgumentException(
              "a history on '" + database + "'; expected sqlite or postgresql");
    };
  }

  /** Fills it with so many episodes of the time before {@code now}. */
  void fill(Instant now, long episodes) throws IOException;

  /** What tells a bridge to serve it. */
  List<String> flags();

  long bytes() throws IOException;

  @Override
  void close() throws IOException;

  /** A file, filled by the bridge's own intake. */
  record OnFile(Path file) implements KeptHistory {
    @Override
    public void fill(Instant now, long episodes) {
      try (JdbcStore store = JdbcStore.open(file)) {
        new HistoryFill(store, now, SPAN).fill(episodes);
      }
    }

    @Override
    public List<String> flags() {
      return List.of("--storage.path=" + file);
    }

    @Override
    public long bytes() throws IOException {
      return Files.size(file);
    }

    @Override
    public void close() {}
  }

  /** A server, whose last days are filled by the bridge's intake and are repeated before that. */
  record OnServer(RunningPostgres server) implements KeptHistory {
    private static final int MOST_PARTS = 10;
    private static final int LEAST_PART = 100_000;

    @Override
    public void fill(Instant now, long episodes) throws IOException {
      int parts = Math.clamp(episodes / LEAST_PART, 1, MOST_PARTS);
      Duration span = SPAN.dividedBy(parts);
      try (JdbcStore store = JdbcStore.open(server.address(), _ -> {})) {
        new HistoryFill(store, now, span).fill(episodes / parts);
      }
      try (Connection connection = server.connect()) {
        new HistoryRepeat(connection, now, span).repeat(parts - 1);
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public List<String> flags() {
      return server.flags();
    }

    @Override
    public long bytes() throws IOException {
      return server.bytes();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
