package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.receivers.OnCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Ten thousand alerts in bodies of one to four hundred, from eight senders at once. */
class BulkIT {

  private static final int ALERTS = 10_000;
  private static final int SENDERS = 8;

  @Test
  void tenThousandAlerts_allRemembered_allToldExactlyOnce(TestInfo test)
      throws ExecutionException, InterruptedException {
    try (OnCall onCall = OnCall.open();
        Bridge bridge = Bridge.start(Scratch.of(test).dir("bridge"), onCall.slackOnly())) {
      long begun = System.nanoTime();

      assertThat(postAll(bridge)).containsOnly(200);

      Duration accepted = Duration.ofNanos(System.nanoTime() - begun);
      Ledger ledger = Ledger.awaitSettled(bridge, onCall, "Bulk", instances());
      Duration told = Duration.ofNanos(System.nanoTime() - begun);
      System.out.printf("bulk: %s; accepted in %s, told in %s%n", ledger, accepted, told);
      ledger.assertNothingLost();
      assertThat(ledger.doubled()).isZero();
      assertThat(onCall.slack().messages()).hasSize(ALERTS);
      assertThat(onCall.slack().faults()).isEmpty();
    }
  }

  private static Set<Integer> postAll(Bridge bridge)
      throws ExecutionException, InterruptedException {
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      for (List<SentAlert> body : bodies()) {
        answers.add(senders.submit(() -> bridge.post(SentAlert.webhookBody(body)).statusCode()));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    return Set.copyOf(statuses);
  }

  private static List<List<SentAlert>> bodies() {
    Random sizes = new Random(42);
    List<List<SentAlert>> bodies = new ArrayList<>();
    for (int from = 0; from < ALERTS; ) {
      int to = Math.min(ALERTS, from + 1 + sizes.nextInt(400));
      bodies.add(
          IntStream.range(from, to).mapToObj(i -> SentAlert.firing("Bulk", "host-" + i)).toList());
      from = to;
    }
    return bodies;
  }

  private static Set<String> instances() {
    return IntStream.range(0, ALERTS).mapToObj(i -> "host-" + i).collect(Collectors.toSet());
  }
}
