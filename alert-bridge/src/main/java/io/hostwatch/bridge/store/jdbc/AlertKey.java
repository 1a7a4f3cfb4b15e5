package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Episode;

/** Which alert: all episodes of one source and fingerprint are one alert's. */
record AlertKey(String source, long fingerprint) {

  static AlertKey of(Episode episode) {
    return new AlertKey(episode.source(), episode.fingerprint().bits());
  }
}
