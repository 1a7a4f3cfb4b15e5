package io.hostwatch.bridge.notify.slack;

import io.hostwatch.bridge.notify.Handover;
import okhttp3.Call;
import okhttp3.EventListener;

/** How far a message came, in one request or in several: kept with them as a tag. Thread-safe. */
final class Progress {

  /** Notes it in the requests that have one. */
  static final EventListener LISTENER =
      new EventListener() {
        @Override
        public void requestHeadersStart(Call call) {
          note(call, Handover.NOT_TAKEN);
        }

        @Override
        public void requestBodyEnd(Call call, long byteCount) {
          note(call, Handover.UNKNOWN);
        }
      };

  private volatile Handover handover = Handover.NOT_BEGUN;

  /** What is known of the message if no answer comes. */
  Handover handover() {
    return handover;
  }

  /** The answer came whole, and says what became of what was sent so far. */
  void answered() {
    handover = Handover.NOT_TAKEN;
  }

  private static void note(Call call, Handover known) {
    Progress progress = call.request().tag(Progress.class);
    if (progress != null) {
      progress.handover = known;
    }
  }
}
