package io.hostwatch.bridge.tracing;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.store.StoreException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.Optional;
import java.util.function.Function;

/** A span for each attempt, in the trace of the body that brought the event. */
record TracedNotifier(
    Target target, Notifier notifier, Tracer tracer, Function<Id, Optional<String>> traceParents)
    implements Notifier {

  @Override
  public Outcome send(Notice notice) {
    Span span =
        tracer
            .spanBuilder("deliver alert")
            .setSpanKind(SpanKind.CLIENT)
            .setParent(Carrier.context(traceParent(notice.event().id())))
            .setAttribute("hostwatch.receiver", target.receiver())
            .setAttribute("hostwatch.channel", target.channel())
            .setAttribute("hostwatch.delivery", notice.id().toString())
            .setAttribute("hostwatch.alert", notice.episode().id().toString())
            .setAttribute("hostwatch.attempt", (long) notice.attempt())
            .startSpan();
    try {
      Outcome outcome = notifier.send(notice);
      tell(span, outcome);
      return outcome;
    } catch (RuntimeException | Error e) {
      // its class alone: the message of what nobody foresaw may hold the receiver's address
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }

  private static void tell(Span span, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted _ -> span.setStatus(StatusCode.OK);
      case Outcome.Deferred deferred -> span.setStatus(StatusCode.ERROR, deferred.detail());
      case Outcome.Refused refused -> span.setStatus(StatusCode.ERROR, refused.detail());
    }
  }

  /** Where the body's span is; a store that cannot tell costs the trace its thread, no more. */
  private String traceParent(Id event) {
    try {
      return traceParents.apply(event).orElse("");
    } catch (StoreException e) {
      return "";
    }
  }

  @Override
  public int atOnce(int usual) {
    return notifier.atOnce(usual);
  }

  @Override
  public void close() {
    notifier.close();
  }
}
