package io.hostwatch.bridge.tracing;

import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.intake.Submission;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/** A span from a decoded body to its commit; the receipt keeps its place in the trace. */
record TracedIntake(Intake intake, Tracer tracer) implements Intake {

  @Override
  public Acceptance accept(Submission submission) {
    Span span =
        tracer
            .spanBuilder("accept alerts")
            .setSpanKind(SpanKind.SERVER)
            .setParent(Carrier.context(submission.traceParent()))
            .setAttribute("hostwatch.source", submission.source())
            .setAttribute("hostwatch.path", submission.path().text())
            .setAttribute("hostwatch.alerts", (long) submission.alerts().size())
            .startSpan();
    try {
      Acceptance acceptance = intake.accept(submission.within(Carrier.text(span)));
      span.setAttribute("hostwatch.receipt", acceptance.receiptId().toString());
      span.setAttribute("hostwatch.rejected", (long) acceptance.rejected());
      return acceptance;
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }
}
