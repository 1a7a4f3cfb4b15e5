package io.hostwatch.bridge.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds for every channel with a far side: whatever that does is an outcome. */
public abstract class RemoteNotifierContract extends NotifierContract {

  /** The channel; its far side fails by its own account for now. */
  protected abstract Notifier deferringNotifier();

  /** The channel; its far side refuses the credentials. */
  protected abstract Notifier refusingNotifier();

  /** The channel; there is no far side. */
  protected abstract Notifier unreachableNotifier();

  /** The channel; its far side never answers. */
  protected abstract Notifier hangingNotifier();

  @Test
  void send_farSideFails_isDeferred() {
    assertDeferred(deferringNotifier(), FailureReason.SERVER_ERROR);
  }

  @Test
  void send_noFarSide_isDeferred() {
    assertDeferred(unreachableNotifier(), FailureReason.UNREACHABLE);
  }

  /** What fails by the connection says nothing of the message. */
  @Test
  void send_noFarSide_isUnsent() {
    assertThat(unreachableNotifier().send(Notices.firing()))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, deferred -> assertThat(deferred.isUnsent()).isTrue());
  }

  @Test
  void send_farSideFails_mayBeByTheMessage() {
    assertThat(deferringNotifier().send(Notices.firing()))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, deferred -> assertThat(deferred.isUnsent()).isFalse());
  }

  @Test
  void send_farSideHangs_isDeferredInTime() {
    assertDeferred(hangingNotifier(), FailureReason.TIMEOUT);
  }

  @Test
  void send_credentialsRefused_isRefused() {
    Outcome outcome = refusingNotifier().send(Notices.firing());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(FailureReason.AUTH));
    assertTellsNoSecret(outcome);
  }

  private void assertDeferred(Notifier notifier, FailureReason reason) {
    Outcome outcome = notifier.send(Notices.firing());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, d -> assertThat(d.reason()).isEqualTo(reason));
    assertTellsNoSecret(outcome);
  }
}
