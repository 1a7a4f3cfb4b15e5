package io.hostwatch.e2e;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.DatabaseServer;
import io.hostwatch.e2e.harness.Lives;
import io.hostwatch.e2e.harness.Ports;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
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
 * killed with SIGKILL and comes back later: what either answered for with 2xx is in the history
 * once, and is told in order and once, but for the attempts that were on their way at that moment.
 *
 * <p>The number of kills is the system property {@code hostwatch.e2e.kills}.
 */
class ReplicasIT {

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
