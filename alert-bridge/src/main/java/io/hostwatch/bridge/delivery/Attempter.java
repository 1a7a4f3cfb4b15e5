package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt; knows no queue and does not judge. Thread-safe. */
final class Attempter {
  private static final Logger LOG = LoggerFactory.getLogger(Attempter.class);

  private final Function<Id, URI> historyUrl;

  Attempter(Function<Id, URI> historyUrl) {
    this.historyUrl = historyUrl;
  }

  Outcome send(Claim claim, Notifier notifier) {
    try {
      return notifier.send(notice(claim));
    } catch (RuntimeException | Error e) {
      // An error too: unsettled, it would be repeated as soon as its lease is over, without an end.
      Delivery delivery = claim.delivery();
      LOG.error("delivery {} to {}: bug in the channel", delivery.id(), delivery.target(), bare(e));
      String detail = "bug in the channel: " + e.getClass().getSimpleName();
      return new Outcome.Deferred(
          FailureReason.INTERNAL, detail, Optional.empty(), Handover.UNKNOWN);
    }
  }

  private Notice notice(Claim claim) {
    Delivery delivery = claim.delivery();
    return new Notice(
        delivery.id(),
        delivery.attempts(),
        claim.episode(),
        claim.event(),
        historyUrl.apply(claim.episode().id()),
        claim.standsFor(),
        delivery.isReplay());
  }

  // The message of an unforeseen exception may hold the very address that must stay secret.
  private static Throwable bare(Throwable e) {
    Throwable bare = new Throwable(e.getClass().getName());
    bare.setStackTrace(e.getStackTrace());
    return bare;
  }
}
