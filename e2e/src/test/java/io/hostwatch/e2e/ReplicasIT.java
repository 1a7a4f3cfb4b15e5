package io.hostwatch.e2e;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.DatabaseServer;
import io.hostwatch.e2e.harness.Exposition;
import io.hostwatch.e2e.harness.Lives;
import io.hostwatch.e2e.harness.Ports;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.SlackAnswer.Slow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Two bridges on one database, each of which takes alerts and tells of them. One or the other is
 * killed with SIGKILL and comes back later, or stands still for longer than its leases: what either
 * answered for with 2xx is in the history once, and is told in order and once, but for the attempts
 * that were on their way at that moment.
 *
 * <p>The number of kills is the system property {@code hostwatch.e2e.kills}.
 */
class ReplicasIT {

  private static final String LEASES_LOST = "hostwatch_bridge_leases_lost_total";
  private static final int KILLS = Integer.getInteger("hostwatch.e2e.kills", 3);

  private final Running running = new Running();
  private OnCall onCall;

  @BeforeEach
  void open() {
    onCall = running.add(OnCall.open());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void postgres_eitherIsKilled_nothingLostNothingDoubledNothingOutOfOrder(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    kill(scratch, running.add(DatabaseServer.postgres(scratch.dir("postgres"))));
  }

  @Test
  void mariaDb_eitherIsKilled_nothingLostNothingDoubledNothingOutOfOrder(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    kill(scratch, running.add(DatabaseServer.mariaDb(scratch.dir("mariadb"))));
  }

  @Test
  void postgres_oneStandsStillBeyondItsLeases_theOtherTakesOver(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    DatabaseServer server = running.add(DatabaseServer.postgres(scratch.dir("postgres")));
    Bridge frozen = start(scratch, "one", server);
    Bridge awake = start(scratch, "two", server);
    onCall.slack().answersAlways(new Slow(Duration.ofSeconds(1)));
    Lives lives = Lives.start(List.of(awake), "Frozen", 1);
    try (lives) {
      Patience.letLive(lives);
      Patience.await("it tells, too").until(() -> attempts(frozen) > 0);
      frozen.process().signal("STOP");
      onCall.slack().answersAlways(new Slow(Duration.ofMillis(20)));
      Patience.awaitLong("what it had claimed is another's")
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> inDoubt(awake) > 0);
      frozen.process().signal("CONT");
      Patience.await("it finds its leases lost")
          .until(() -> Exposition.of(frozen.uri("/metrics")).sum(LEASES_LOST) > 0);
      Patience.letLive(lives);
    }

    LivesLedger ledger =
        LivesLedger.awaitSettled(awake, onCall, "Frozen", lives.steps(), /* kills= */ 1);

    System.out.println("one stood still\n" + ledger);
    ledger.assertRemembered();
    ledger.assertTold();
    ledger.assertInOrder();
  }

  private static double attempts(Bridge bridge) {
    return Exposition.of(bridge.uri("/metrics")).sum("hostwatch_bridge_delivery_attempts_total");
  }

  private static long inDoubt(Bridge bridge) {
    return bridge.history().stories("Frozen").stream()
        .flatMap(story -> story.owed().stream())
        .mapToLong(Story.Owed::inDoubt)
        .sum();
  }

  private void kill(Scratch scratch, DatabaseServer server) {
    List<Bridge> bridges = List.of(start(scratch, "one", server), start(scratch, "two", server));
    onCall.slack().answersAlways(new Slow(Duration.ofMillis(20)));
    Lives lives = Lives.start(bridges, "Shared", 4);
    try (lives) {
      for (int kill = 1; kill <= KILLS; kill++) {
        Patience.letLive(lives);
        Bridge either = bridges.get(ThreadLocalRandom.current().nextInt(bridges.size()));
        either.process().kill();
        Patience.letLive(lives);
        either.restart();
      }
    }

    LivesLedger ledger =
        LivesLedger.awaitSettled(bridges.getFirst(), onCall, "Shared", lives.steps(), KILLS);

    System.out.println(KILLS + " kills, " + lives.refused() + " bodies sent again\n" + ledger);
    ledger.assertRemembered();
    ledger.assertTold();
    ledger.assertInOrder();
  }

  private Bridge start(Scratch scratch, String name, DatabaseServer server) {
    return running.add(
        Bridge.start(scratch.dir(name), Ports.free(), onCall.config(), server.flags()));
  }
}
