package io.hostwatch.bridge;

import io.hostwatch.bridge.configfile.BridgeFile;
import io.hostwatch.bridge.delivery.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A whole bridge in this process, on a SQLite file, and a client of it: new ones for each test. */
abstract class BridgeHarness {
  static final String WEBHOOK = "/api/v1/webhook/alertmanager";
  static final String[] AS_JSON = {"Content-Type", "application/json"};

  @TempDir Path folder;
  final RecordingNotifier notifier = new RecordingNotifier();
  Bridge bridge;
  Http http;

  @BeforeEach
  void start() {
    bridge = Bridge.start(config(), file());
    http = new Http(bridge.port());
  }

  @AfterEach
  void stop() {
    http.close();
    bridge.close();
  }

  final BridgeConfig config() {
    return BridgeSetup.config("--storage.path=" + database());
  }

  Path database() {
    return folder.resolve("h.db");
  }

  /** Everything is told to {@link #notifier}, unless a test has another file. */
  BridgeFile file() {
    return BridgeSetup.file(new Target("team", "test"), notifier);
  }
}
