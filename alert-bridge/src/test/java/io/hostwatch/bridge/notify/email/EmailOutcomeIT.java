package io.hostwatch.bridge.notify.email;

import static io.hostwatch.bridge.notify.FailureReason.BAD_MESSAGE;
import static io.hostwatch.bridge.notify.FailureReason.SERVER_ERROR;
import static io.hostwatch.bridge.notify.FailureReason.TIMEOUT;
import static io.hostwatch.bridge.notify.FailureReason.UNREACHABLE;
import static io.hostwatch.bridge.notify.email.MailChannels.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Notices;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's failures, at each step of the conversation, come to. */
class EmailOutcomeIT {
  @AutoClose private final MailChannels channels = new MailChannels();

  private final ScriptedSmtp server = channels.server();

  @ParameterizedTest
  @CsvSource({
    "connect, 421 4.3.2 shutting down, SERVER_ERROR",
    "connect, drop, UNREACHABLE",
    "MAIL, 421 4.3.2 shutting down, SERVER_ERROR",
    "MAIL, 452 4.3.1 no space, SERVER_ERROR",
    "RCPT, 450 4.2.1 greylisted, SERVER_ERROR",
    "DATA, 451 4.3.0 not now, SERVER_ERROR",
    "., 451 4.3.0 not now, SERVER_ERROR",
    "., drop, UNREACHABLE",
  })
  void send_mayPassLater_isDeferred(String at, String answer, FailureReason reason) {
    server.answer(at, answer);

    assertReason(reason, Outcome.Deferred.class);
  }

  @ParameterizedTest
  @CsvSource({
    "connect, drop, NOT_BEGUN",
    "connect, hang, NOT_BEGUN",
    "EHLO, hang, NOT_BEGUN",
    "EHLO, drop, NOT_BEGUN",
    "MAIL, hang, NOT_TAKEN",
    "MAIL, 451 4.3.0 not now, NOT_TAKEN",
    "DATA, drop, NOT_TAKEN",
    "DATA, hang, NOT_TAKEN",
    "., 451 4.3.0 not now, NOT_TAKEN",
    "., drop, UNKNOWN",
    "., hang, UNKNOWN",
    "., 354 what, UNKNOWN",
  })
  void send_deferred_tellsWhetherTheServerMayHaveIt(String at, String answer, Handover handover) {
    server.answer(at, answer);

    assertThat(open(Emails.impatient(Emails.plain(server.port()))).send(Notices.firing()))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, d -> assertThat(d.handover()).isEqualTo(handover));
  }

  /** Any 2yz is a success, RFC 5321, section 4.2.1. */
  @ParameterizedTest
  @ValueSource(strings = {"251 2.1.5 will forward", "200 fine", "252 2.5.0 trust me"})
  void send_takenInOtherWords_isAccepted(String answer) {
    server.answer(".", answer);

    assertThat(open(Emails.plain(server.port())).send(Notices.firing()))
        .isEqualTo(new Outcome.Accepted(answer));
  }

  @Test
  void send_connectionBreaksDuringLogin_isNoRefusal() {
    server.answer("AUTH", ScriptedSmtp.DROP);

    assertThat(open(Emails.withLogin(server.port(), Emails.NO_TLS)).send(Notices.firing()))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            d -> {
              assertThat(d.reason()).isEqualTo(UNREACHABLE);
              assertThat(d.isUnsent()).isTrue();
            });
  }

  /** The library would keep each whole. */
  @ParameterizedTest
  @ValueSource(strings = {ScriptedSmtp.ENDLESS_LINE, ScriptedSmtp.ENDLESS_LINES})
  void send_answerWithoutEnd_isDeferred(String answer) {
    server.answer("EHLO", answer);

    assertThat(open(Emails.plain(server.port())).send(Notices.firing()))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, d -> assertThat(d.detail()).contains("1048576 bytes"));
  }

  /** The refused one says nothing of those for whom the text was sent. */
  @ParameterizedTest
  @CsvSource({
    "drop, UNREACHABLE, UNKNOWN",
    "451 4.3.0 not now, SERVER_ERROR, NOT_TAKEN",
  })
  void send_oneRecipientRefusedAndTheTextNotTaken_isOfTheText(
      String answer, FailureReason reason, Handover handover) {
    server.answer("RCPT TO:<gone@example.org>", "550 5.1.1 no such user").answer(".", answer);

    Outcome outcome =
        open(Emails.to(server.port(), "gone@example.org", "ops@example.org"))
            .send(Notices.firing());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            d -> {
              assertThat(d.reason()).isEqualTo(reason);
              assertThat(d.handover()).isEqualTo(handover);
              assertThat(d.detail()).contains("550 5.1.1 no such user");
            });
  }

  @Test
  void send_oneRecipientRefusedAndTheTextToo_isRefusedForTheText() {
    server
        .answer("RCPT TO:<gone@example.org>", "550 5.1.1 no such user")
        .answer(".", "554 5.6.0 spam");

    Outcome outcome =
        open(Emails.to(server.port(), "gone@example.org", "ops@example.org"))
            .send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(reason(outcome)).isEqualTo(BAD_MESSAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 5.7.1 sender refused, AUTH",
    "MAIL, 553 5.7.1 not your address, AUTH",
    "MAIL, 554 5.7.1 client host refused, AUTH",
    "MAIL, 530 5.7.0 authentication required, AUTH",
    "DATA, 554 5.6.0 no, BAD_MESSAGE",
    "., 552 5.3.4 too big, BAD_MESSAGE",
  })
  void send_willNeverPass_isRefused(String at, String answer, FailureReason reason) {
    server.answer(at, answer);

    assertReason(reason, Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect", "MAIL", "RCPT", "DATA", "."})
  void send_serverHangs_isDeferredInTime(String at) {
    server.answer(at, ScriptedSmtp.HANG);

    Outcome outcome = open(Emails.impatient(Emails.plain(server.port()))).send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
    assertThat(reason(outcome)).isEqualTo(TIMEOUT);
  }

  @Test
  void send_credentialsCannotBeCheckedNow_isDeferred() {
    server.answer("AUTH", "454 4.7.0 temporary authentication failure");

    Outcome outcome = open(Emails.withLogin(server.port(), Emails.NO_TLS)).send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
    assertThat(reason(outcome)).isEqualTo(SERVER_ERROR);
  }

  private void assertReason(FailureReason reason, Class<? extends Outcome> kind) {
    Outcome outcome = open(Emails.plain(server.port())).send(Notices.firing());

    assertThat(outcome).isInstanceOf(kind);
    assertThat(reason(outcome)).isEqualTo(reason);
  }

  private Notifier open(EmailConfig config) {
    return channels.open(config);
  }
}
