package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.hostwatch.bridge.webhook.Admission.Ticket;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/webhook/{source}}: takes what Alertmanager sends and answers 200 once it is
 * committed.
 *
 * <p>Alertmanager sends again after 5xx only, and follows redirects into silence. So whatever is
 * the bridge's own fault is answered 503, nothing is redirected or answered 429, and 4xx says that
 * the same bytes can never work. Thread-safe.
 */
public final class WebhookEndpoint {
  private static final Logger log = LoggerFactory.getLogger(WebhookEndpoint.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  private final WebhookDecoder decoder = new WebhookDecoder();
  private final WebhookConfig config;
  private final Gatekeeper gatekeeper;
  private final Admission admission;
  private final BodyReader bodyReader;
  private final Commit commit;

  /**
   * Makes the endpoint.
   *
   * @param executor runs the transactions, each in a thread of its own
   */
  public WebhookEndpoint(WebhookConfig config, Intake intake, Executor executor) {
    this.config = config;
    gatekeeper = new Gatekeeper(config.sources());
    admission = new Admission(config.maxBodyBytes());
    bodyReader = new BodyReader(config.maxBodyBytes());
    commit = new Commit(intake, executor);
  }

  /** Adds the route. */
  public void addTo(RoutesConfig routes) {
    routes.post("/api/v1/webhook/{source}", this::receive);
  }

  /** From now on answers 503. */
  public void drain() {
    admission.drain();
  }

  /** Waits until every request let in before {@link #drain} is over; false if not in time. */
  public boolean awaitIdle(Duration patience) throws InterruptedException {
    return admission.awaitIdle(patience);
  }

  private void receive(Context ctx) {
    try {
      answer(ctx, accept(ctx, Deadline.after(config.deadline())));
    } catch (RefusedException e) {
      refuse(ctx, e);
    } catch (IOException e) {
      log.debug("a body broke off", e);
      refuse(ctx, RefusedException.unavailable("the body did not arrive"));
    }
  }

  private Reply accept(Context ctx, Deadline deadline) throws IOException {
    String source = gatekeeper.check(ctx);
    Ticket ticket = admission.enter(ctx.req().getContentLengthLong(), deadline);
    boolean handedOver = false;
    try {
      byte[] body = read(ctx, ticket, deadline);
      Decoded decoded = decoder.decode(body, deadline);
      Submission submission = submission(source, ctx.ip(), decoded, body);
      handedOver = true;
      Acceptance acceptance = commit.await(submission, deadline, ticket::leave);
      return new Reply(decoded, acceptance);
    } finally {
      if (!handedOver) {
        ticket.leave();
      }
    }
  }

  private byte[] read(Context ctx, Ticket ticket, Deadline deadline) throws IOException {
    return bodyReader.read(
        ctx.req().getInputStream(),
        ctx.req().getContentLengthLong(),
        ctx.header("Content-Encoding"),
        ticket,
        deadline);
  }

  private static Submission submission(
      String source, String remote, Decoded decoded, byte[] bytes) {
    RawBody body = RawBody.of(bytes);
    return switch (decoded) {
      case Decoded.Message m ->
          new Submission(
              source,
              remote,
              m.receiver(),
              m.groupKey(),
              m.truncatedAlerts(),
              body,
              m.alerts(),
              m.rejected(),
              m.quarantined());
      case Decoded.Unreadable unreadable ->
          new Submission(
              source,
              remote,
              "",
              "",
              0,
              body,
              List.of(),
              1,
              List.of(new Quarantined(unreadable.reason(), body)));
    };
  }

  private static void answer(Context ctx, Reply reply) {
    switch (reply.decoded()) {
      case Decoded.Message _ -> ctx.json(Accepted.of(reply.acceptance()));
      case Decoded.Unreadable unreadable ->
          ctx.status(400)
              .json(new Unreadable(unreadable.reason(), reply.acceptance().receiptId().toString()));
    }
  }

  private static void refuse(Context ctx, RefusedException refused) {
    switch (refused.status()) {
      case 401 -> ctx.header("WWW-Authenticate", "Bearer");
      case 503 -> ctx.header("Retry-After", RETRY_AFTER_SECONDS);
      default -> {}
    }
    ctx.status(refused.status()).json(new Refused(refused.reason()));
  }

  private record Reply(Decoded decoded, Acceptance acceptance) {}

  /** The answer 200. */
  record Accepted(
      String receiptId, int opened, int refreshed, int resolved, int unchanged, int rejected) {
    static Accepted of(Acceptance a) {
      return new Accepted(
          a.receiptId().toString(),
          a.opened(),
          a.refreshed(),
          a.resolved(),
          a.unchanged(),
          a.rejected());
    }
  }

  /** The answer 400: what was wrong, and where the body is kept. */
  record Unreadable(String error, String receiptId) {}

  /** Any other failure. */
  record Refused(String error) {}
}
