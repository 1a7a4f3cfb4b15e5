package io.hostwatch.e2e.launcher;

import io.hostwatch.e2e.harness.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A launcher with a data folder and ports of its own, whose parts are stopped after each case. */
abstract class LauncherCase {

  @TempDir Path scratch;

  Launcher launcher;

  @BeforeEach
  void choosePorts() throws IOException {
    launcher = new Launcher(Repository.root(), scratch).withFreePorts();
  }

  @AfterEach
  void stopWhatIsLeft() throws IOException {
    launcher.run("down");
    // A link out of the temporary folder, about which its deletion would warn.
    Files.deleteIfExists(launcher.data().resolve("etc/prometheus/targets"));
  }
}
