package io.hostwatch.bridge;

import io.hostwatch.bridge.logging.LogFormat;
import io.hostwatch.bridge.logging.LogLevel;
import io.hostwatch.bridge.store.Retention;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the command line decides.
 *
 * @param file sources, receivers and routes; without it all alerts go to the log
 * @param storage where the history is kept
 * @param externalUrl where people reach the bridge, with a slash at its end
 * @param retention how long what is kept
 * @param resolvedGrace how long an end that Prometheus reports is kept from people
 * @param staleAfter how long nobody has to speak of an alert until it is stale
 * @param reconcile whom to ask what fires, and how often
 */
record BridgeConfig(
    Optional<Path> file,
    Storage storage,
    ListenAddress listen,
    Optional<URI> externalUrl,
    long maxBodyBytes,
    Retention retention,
    Duration resolvedGrace,
    Duration staleAfter,
    ReconcileConfig reconcile,
    Log log) {

  /** How the log is written. */
  record Log(LogLevel level, LogFormat format) {}
}
