package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Http;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.SlackAnswer.Hang;
import io.hostwatch.e2e.receivers.SlackAnswer.RateLimited;
import io.hostwatch.e2e.receivers.SlackAnswer.Refuse;
import io.hostwatch.e2e.receivers.SlackAnswer.TakeAndCut;
import io.hostwatch.e2e.receivers.SlackMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Slack fails in each way it can; the message arrives all the same, or is visibly given up. */
class SlackFaultsIT {

  private final Running running = new Running();
  private OnCall onCall;
  private Bridge bridge;

  @BeforeEach
  void start(TestInfo test) {
    onCall = running.add(OnCall.open());
    bridge = running.add(Bridge.start(Scratch.of(test).dir("bridge"), onCall.config()));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void slackFailsTwice_deliveredOnceInTheEnd() {
    onCall.slack().answersNext(new Refuse(500, "rollup_error"), new Refuse(503, ""));

    send(SentAlert.firing("SlackFails", "host-1"));

    onCall.assertToldOnceInOrder(awaitKnown("SlackFails"));
    assertThat(onCall.slack().messages()).hasSize(3);
    assertThat(attempts("SlackFails")).containsExactly("ambiguous", "ambiguous", "delivered");
  }

  @Test
  void slackAsksForAPause_waitsAtLeastThatLong() {
    onCall.slack().answersNext(new RateLimited(4));

    send(SentAlert.firing("SlackIsFull", "host-1"));

    onCall.assertToldOnceInOrder(awaitKnown("SlackIsFull"));
    List<SlackMessage> messages = onCall.slack().messages();
    assertThat(messages).hasSize(2);
    assertThat(Duration.between(messages.getFirst().at(), messages.getLast().at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void slackHangs_emailIsNotHeldUp_andSlackIsToldInTheEnd() {
    onCall.slack().answersNext(new Hang());

    send(SentAlert.firing("SlackHangs", "host-1"));

    Patience.await("email of the alert").until(() -> onCall.mailbox().mails().size() == 1);
    assertThat(onCall.slack().shown()).isEmpty();
    onCall.assertToldOnceInOrder(awaitKnown("SlackHangs"));
  }

  @Test
  void slackTakesItAndTheLineBreaks_toldAgainRatherThanNever() {
    onCall.slack().answersNext(new TakeAndCut());

    send(SentAlert.firing("SlackCuts", "host-1"));

    Patience.awaitLong("delivery").until(() -> states("SlackCuts").equals(List.of("delivered")));
    assertThat(onCall.slack().shown()).hasSize(2);
    assertThat(attempts("SlackCuts")).containsExactly("ambiguous", "delivered");
    Tally.ofEach(bridge.history().stories("SlackCuts"), onCall)
        .forEach(Tally::assertDoubledOnlyInDoubt);
  }

  @Test
  void slackRefusesTheMessage_visiblyDead_andTheResolveIsStillTried() {
    SentAlert alert = SentAlert.firing("SlackDislikes", "host-1");
    onCall.slack().answersNext(new Refuse(400, "invalid_blocks"), new Refuse(400, "no_text"));

    send(alert);
    Patience.await("dead letter").until(() -> states("SlackDislikes").equals(List.of("dead")));
    send(alert.resolved());

    Patience.await("resolve").until(() -> states("SlackDislikes").contains("delivered"));
    assertThat(states("SlackDislikes")).containsExactlyInAnyOrder("dead", "delivered");
    assertThat(onCall.slack().messages()).hasSize(3);
    assertThat(Http.get(bridge.uri("/metrics")).body())
        .containsPattern("hostwatch_bridge_deliveries\\{[^}]*state=\"dead\"[^}]*} 1(\\.0)?\n");
  }

  @Test
  void slackRefusesTheToken_parkedAfterOneTry_andToldInOrderOnceItIsMended() {
    SentAlert alert = SentAlert.firing("SlackToken", "host-1");
    onCall.slack().answersNext(new Refuse(403, "invalid_token"));

    send(alert);
    Patience.await("parked").until(() -> states("SlackToken").equals(List.of("parked")));
    assertThat(onCall.slack().messages()).hasSize(1);
    assertThat(Http.get(bridge.uri("/metrics")).body())
        .containsPattern("hostwatch_bridge_destination_parked\\{[^}]*\"slack\"[^}]*} 1(\\.0)?\n");
    send(alert.resolved());

    Patience.awaitLong("both told")
        .until(() -> states("SlackToken").equals(List.of("delivered", "delivered")));
    assertThat(onCall.slack().messages()).hasSize(3);
    assertThat(bridge.process().log()).doesNotContain(onCall.slack().webhook().getPath());
  }

  private void send(SentAlert alert) {
    assertThat(bridge.post(SentAlert.webhookBody(List.of(alert))).statusCode()).isEqualTo(200);
  }

  private List<String> states(String alertname) {
    return bridge.history().stories(alertname).stream()
        .flatMap(story -> story.by("slack").stream())
        .map(Story.Owed::state)
        .toList();
  }

  private List<String> attempts(String alertname) {
    return bridge.history().stories(alertname).stream()
        .flatMap(story -> story.by("slack").stream())
        .flatMap(owed -> owed.attempts().stream())
        .toList();
  }

  private Story awaitKnown(String alertname) {
    return Patience.awaitLong("all are told of " + alertname)
        .until(() -> bridge.history().stories(alertname).getFirst(), onCall::settled);
  }
}
