package io.hostwatch.bridge.alert;

import java.util.List;
import java.util.stream.Collectors;

/** Histories as words, one letter an event, for patterns to tell which are legal. */
final class Letters {
  private Letters() {}

  static String of(List<EpisodeEvent> events) {
    return events.stream().map(event -> of(event.type())).collect(Collectors.joining());
  }

  static String of(EventType type) {
    return switch (type) {
      case FIRED -> "F";
      case NOTIFIED -> "N";
      case REOPENED -> "R";
      case UPDATED -> "U";
      case REMINDER -> "M";
      case SUPPRESSED -> "Q";
      case UNSUPPRESSED -> "q";
      case ACKNOWLEDGED -> "A";
      case UNACKNOWLEDGED -> "a";
      case STALE -> "O";
      case FRESH -> "o";
      case RESOLVED -> "E";
      case EXPIRED -> "X";
      case SUPERSEDED -> "S";
    };
  }
}
