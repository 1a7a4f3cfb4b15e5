package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.webhook.Admission.Ticket;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every ingest path shares: who may send, how much is under way at once, and until when an
 * answer is due. Thread-safe.
 *
 * <p>Alertmanager sends again after 5xx only, and follows redirects into silence. So whatever is
 * the bridge's own fault is answered 503, nothing is redirected or answered 429, and 4xx says that
 * the same bytes can never work.
 */
public final class Ingest {
  private static final Logger log = LoggerFactory.getLogger(Ingest.class);
  private static final String RETRY_AFTER_SECONDS = "5";
  private static final int UNAUTHORIZED = 401;

  /** One of the paths. */
  interface Way {

    IngestPath path();

    Decoder decoder();

    /** Answers what was committed. */
    void answer(Context ctx, Decoded decoded, Acceptance acceptance);

    /** The body of any other answer. */
    Object refusal(int status, String reason);
  }

  private final WebhookConfig config;
  private final Gatekeeper gatekeeper;
  private final Admission admission;
  private final BodyReader bodyReader;
  private final Commit commit;
  private final ReceiptLog receiptLog = new ReceiptLog(System::nanoTime);
  private final RefusalLog refusalLog = new RefusalLog(System::nanoTime);

  /**
   * Lets in what the configuration allows.
   *
   * @param executor runs the transactions, each in a thread of its own
   */
  public Ingest(WebhookConfig config, Intake intake, Executor executor) {
    this.config = config;
    gatekeeper = new Gatekeeper(config.sources());
    admission = new Admission();
    bodyReader = new BodyReader(config.maxBodyBytes());
    commit = new Commit(intake, executor);
  }

  /** From now on answers 503. */
  public void drain() {
    admission.drain();
  }

  /** Waits until every request let in before {@link #drain} is over; false if not in time. */
  public boolean awaitIdle(Duration patience) throws InterruptedException {
    return admission.awaitIdle(patience);
  }

  /** Takes one request and answers it. */
  void receive(Context ctx, String source, Way way) {
    try {
      accept(ctx, source, way, Deadline.after(config.deadline()));
    } catch (RefusedException e) {
      if (e.status() == UNAUTHORIZED) {
        refusalLog.tell(source, way.path(), ctx.ip(), e);
      }
      refuse(ctx, way, e);
    } catch (IOException e) {
      log.debug("a body broke off", e);
      refuse(ctx, way, RefusedException.unavailable("the body did not arrive"));
    }
  }

  private void accept(Context ctx, String source, Way way, Deadline deadline) throws IOException {
    gatekeeper.check(ctx, source);
    Ticket ticket = admission.enter(deadline);
    boolean handedOver = false;
    try {
      byte[] body = read(ctx, ticket, deadline);
      Decoded decoded = way.decoder().decode(body, ticket, deadline);
      Submission submission = Sender.of(ctx, source, way.path()).submission(decoded, body);
      handedOver = true;
      Acceptance acceptance = commit.await(submission, deadline, ticket::leave);
      receiptLog.tell(submission, acceptance);
      way.answer(ctx, decoded, acceptance);
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

  private static void refuse(Context ctx, Way way, RefusedException refused) {
    switch (refused.status()) {
      case UNAUTHORIZED -> ctx.header("WWW-Authenticate", "Bearer");
      case 503 -> ctx.header("Retry-After", RETRY_AFTER_SECONDS);
      default -> {}
    }
    ctx.status(refused.status()).json(way.refusal(refused.status(), refused.reason()));
  }
}
