package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteUnreadableEpisodeIT extends UnreadableEpisodeContract {
  SqliteUnreadableEpisodeIT(@TempDir Path folder) {
    super(OpenedStore.in(folder));
  }
}
