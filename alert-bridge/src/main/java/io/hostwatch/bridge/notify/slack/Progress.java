package io.hostwatch.bridge.notify.slack;

import okhttp3.Call;
import okhttp3.EventListener;

/** How far a request came: kept with it as a tag. Thread-safe. */
final class Progress {

  /** Notes it in the requests that have one. */
  static final EventListener LISTENER =
      new EventListener() {
        @Override
        public void requestHeadersStart(Call call) {
          Progress progress = call.request().tag(Progress.class);
          if (progress != null) {
            progress.isSending = true;
          }
        }
      };

  private volatile boolean isSending;

  /** Tells whether something of it may have been sent. */
  boolean isSending() {
    return isSending;
  }
}
