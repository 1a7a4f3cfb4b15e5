package io.hostwatch.bridge;

import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel that takes everything and remembers it. Thread-safe. */
final class RecordingNotifier implements Notifier {
  private final List<Notice> sent = new CopyOnWriteArrayList<>();

  List<Notice> sent() {
    return sent;
  }

  @Override
  public Outcome send(Notice notice) {
    sent.add(notice);
    return new Outcome.Accepted("ok");
  }
}
