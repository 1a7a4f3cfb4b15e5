package io.hostwatch.bridge.delivery;

import static io.hostwatch.bridge.delivery.DispatcherHarness.SLACK;
import static io.hostwatch.bridge.delivery.DispatcherHarness.deferred;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log tells of a target's turns. */
class LaneLogTest {
  private static final ChannelPolicy TWICE =
      new ChannelPolicy(DispatcherHarness.GIVE_UP_AGE, Optional.of(2), Optional.empty());

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Lane.class);
  private final DispatcherHarness harness = new DispatcherHarness();
  private final Dispatcher dispatcher =
      harness.serving(
          Map.of(SLACK, new Channel(harness.slack, TWICE)), harness.outbox, Runnable::run);

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(log);
  }

  @Test
  void dispatch_deliveriesDieOfADownTarget_tellsItsTurnsOnly() {
    harness.slack.answers(deferred(FailureReason.UNREACHABLE, Optional.empty()));
    owe();
    runTwice();
    assertThat(harness.heard.dead()).containsExactly("oncall/slack EXHAUSTED 1");
    harness.slack.answers(new Outcome.Accepted(""));
    owe();
    runTwice();

    assertThat(lines())
        .containsExactly(
            "oncall/slack takes nothing now: UNREACHABLE busy", "oncall/slack takes notices again");
  }

  private void owe() {
    harness.ledger.owe(SLACK, harness.clock.instant());
  }

  private void runTwice() {
    for (int i = 0; i < 2; i++) {
      dispatcher.runOnce();
      harness.clock.advance(Duration.ofMinutes(5));
    }
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
