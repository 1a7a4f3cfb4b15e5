package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scripted server, and the channels to it that a test opens. */
final class MailChannels implements AutoCloseable {
  private final ScriptedSmtp server = new ScriptedSmtp(Optional.empty());
  private final List<Notifier> opened = new ArrayList<>();

  ScriptedSmtp server() {
    return server;
  }

  Notifier open(EmailConfig config) {
    Notifier notifier = new EmailNotifier(config, Clock.systemUTC());
    opened.add(notifier);
    return notifier;
  }

  /** Why the server has not taken it. */
  static FailureReason reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.reason();
      case Outcome.Deferred deferred -> deferred.reason();
      case Outcome.Accepted accepted -> throw new AssertionError(accepted.toString());
    };
  }

  @Override
  public void close() throws IOException {
    opened.forEach(Notifier::close);
    server.close();
  }
}
