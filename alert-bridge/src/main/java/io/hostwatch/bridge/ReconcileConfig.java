package io.hostwatch.bridge;

import io.hostwatch.bridge.configfile.Source;
import io.hostwatch.bridge.reconcile.Peer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the bridge asks Alertmanagers what they hold.
 *
 * @param firstSources the Alertmanagers of the first source where the file lists none of it
 * @param every how often they are asked
 * @param settled how long one must have run before what it does not hold counts as over
 */
record ReconcileConfig(List<Peer> firstSources, Duration every, Duration settled) {
  ReconcileConfig {
    firstSources = List.copyOf(firstSources);
  }

  /** The Alertmanagers of each source that has some. */
  Map<String, List<Peer>> of(List<Source> sources) {
    Map<String, List<Peer>> all = new LinkedHashMap<>();
    sources.stream().limit(1).forEach(first -> all.put(first.name(), firstSources));
    sources.stream()
        .filter(source -> !source.alertmanagers().isEmpty())
        .forEach(source -> all.put(source.name(), source.alertmanagers()));
    all.values().removeIf(List::isEmpty);
    return all;
  }

  /** Reads addresses that are separated by commas; absent unless all of them are some. */
  static Optional<List<Peer>> peers(String text) {
    List<Optional<Peer>> peers =
        Stream.of(text.split(",", -1)).map(one -> peer(one.strip())).toList();
    return peers.stream().allMatch(Optional::isPresent)
        ? Optional.of(peers.stream().flatMap(Optional::stream).distinct().toList())
        : Optional.empty();
  }

  private static Optional<Peer> peer(String text) {
    try {
      return Optional.of(new Peer(Peer.address(text), Optional.empty()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
