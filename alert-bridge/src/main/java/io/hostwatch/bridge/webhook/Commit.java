package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a submission to the intake and waits for its transaction until the deadline. One that
 * commits after it is harmless: its sender was told 503, sends again, and changes nothing.
 */
final class Commit {
  private static final Logger log = LoggerFactory.getLogger(Commit.class);

  private final Intake intake;
  private final Executor executor;

  Commit(Intake intake, Executor executor) {
    this.intake = intake;
    this.executor = executor;
  }

  /**
   * Waits for the commit.
   *
   * @param afterwards runs once the transaction is over, be it after the deadline
   * @throws RefusedException if it did not commit, or not in time
   */
  Acceptance await(Submission submission, Deadline deadline, Runnable afterwards) {
    CompletableFuture<Acceptance> cleared =
        begin(submission).whenComplete((_, _) -> afterwards.run());
    try {
      return cleared.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw RefusedException.unavailable("the history did not take it in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RefusedException.unavailable("the bridge is stopping");
    } catch (ExecutionException e) {
      throw failed(submission.source(), e);
    }
  }

  private CompletableFuture<Acceptance> begin(Submission submission) {
    try {
      return CompletableFuture.supplyAsync(() -> intake.accept(submission), executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(new StoreException("no commit begins any more", e));
    }
  }

  private static RefusedException failed(String source, ExecutionException e) {
    if (e.getCause() instanceof StoreException) {
      // the store tells of it once, not for each request
      log.debug("source {}: nothing was stored, asked to send it again: {}", source, causes(e));
    } else {
      log.error("source {}: the intake failed, asked to send it again", source, e.getCause());
    }
    return RefusedException.unavailable("the history could not take it");
  }

  private static String causes(Throwable e) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      text.append(text.isEmpty() ? "" : ": ").append(cause.getMessage());
    }
    return text.toString();
  }
}
