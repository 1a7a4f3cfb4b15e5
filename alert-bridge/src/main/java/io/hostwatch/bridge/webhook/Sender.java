package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who sent a body, and how.
 *
 * @param traceParent the W3C trace context that came with it; empty if none did, or a wrong one
 */
record Sender(String source, IngestPath path, String remote, String traceParent) {
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  static Sender of(Context ctx, String source, IngestPath path) {
    String traceParent =
        Optional.ofNullable(ctx.header("traceparent"))
            .filter(text -> TRACE_PARENT.matcher(text).matches())
            .orElse("");
    return new Sender(source, path, ctx.ip(), traceParent);
  }

  /** What it sent, as the decoder understood it. */
  Submission submission(Decoded decoded, byte[] bytes) {
    RawBody body = RawBody.owning(bytes);
    return switch (decoded) {
      case Decoded.Message m ->
          new Submission(
              source,
              path,
              remote,
              m.receiver(),
              m.groupKey(),
              m.isRepeat(),
              m.truncatedAlerts(),
              body,
              m.alerts(),
              m.rejected(),
              m.quarantined(),
              traceParent);
      case Decoded.Unreadable unreadable ->
          new Submission(
              source,
              path,
              remote,
              "",
              "",
              false,
              0,
              body,
              List.of(),
              1,
              List.of(new Quarantined(unreadable.reason(), body.head(AlertArray.MAX_PART))),
              traceParent);
    };
  }
}
