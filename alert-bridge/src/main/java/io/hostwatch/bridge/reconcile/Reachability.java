package io.hostwatch.bridge.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log once when an Alertmanager stops answering and once when it answers again. */
final class Reachability {
  private static final Logger log = LoggerFactory.getLogger(Reachability.class);

  private final Map<Peer, PollResult> last = new HashMap<>();

  /** One thread at a time. */
  void note(Round round) {
    round.answers().forEach(this::note);
  }

  private void note(Peer peer, Answer answer) {
    Optional<PollResult> before = Optional.ofNullable(last.put(peer, answer.result()));
    boolean wasWell = before.filter(result -> result != PollResult.ANSWERED).isEmpty();
    switch (answer) {
      case Answer.Failed failed when wasWell ->
          log.warn("{} does not tell what it holds: {}", peer.name(), failed.detail());
      case Answer.Told _ when !wasWell -> log.info("{} tells what it holds again", peer.name());
      default -> {}
    }
  }
}
