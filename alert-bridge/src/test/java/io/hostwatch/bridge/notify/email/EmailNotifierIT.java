package io.hostwatch.bridge.notify.email;

import static io.hostwatch.bridge.notify.FailureReason.NO_SUCH_RECIPIENT;
import static io.hostwatch.bridge.notify.FailureReason.SERVER_ERROR;
import static io.hostwatch.bridge.notify.FailureReason.UNREACHABLE;
import static io.hostwatch.bridge.notify.email.MailChannels.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.hostwatch.bridge.logging.HeardLog;
import io.hostwatch.bridge.notify.Notices;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.notify.RemoteNotifierContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EmailNotifierIT extends RemoteNotifierContract {
  @AutoClose private final MailChannels channels = new MailChannels();
  @AutoClose private final HeardLog heard = HeardLog.of(EmailNotifier.class);

  private final ScriptedSmtp server = channels.server();

  @Override
  protected Notifier acceptingNotifier() {
    return open(Emails.withLogin(server.port(), Emails.NO_TLS));
  }

  @Override
  protected Notifier deferringNotifier() {
    server.answer("MAIL FROM", "451 4.3.0 try later " + Emails.PASSWORD);
    return acceptingNotifier();
  }

  @Override
  protected Notifier refusingNotifier() {
    server.answer("AUTH", "535 5.7.8 bad credentials " + Emails.PASSWORD);
    return acceptingNotifier();
  }

  @Override
  protected Notifier hangingNotifier() {
    server.answer("EHLO", ScriptedSmtp.HANG);
    return open(Emails.impatient(Emails.plain(server.port())));
  }

  @Override
  protected Notifier unreachableNotifier() {
    int port = server.port();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return open(Emails.plain(port));
  }

  @Override
  protected List<String> secrets() {
    return List.of(Emails.PASSWORD);
  }

  @Test
  void send_accepted_keepsTheServersWords() {
    Outcome outcome = open(Emails.plain(server.port())).send(Notices.firing());

    assertThat(outcome).isEqualTo(new Outcome.Accepted("250 2.0.0 queued as 42"));
    assertThat(server.lines())
        .contains("EHLO bridge.example.org", "MAIL FROM:<bridge@example.org>");
  }

  @Test
  void send_oneRecipientRefused_mailsTheOthersAndNamesIt() {
    server.answer("RCPT TO:<gone@example.org>", "550 5.1.1 no such user");

    Outcome outcome =
        open(Emails.to(server.port(), "gone@example.org", "ops@example.org"))
            .send(Notices.firing());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Accepted.class,
            accepted ->
                assertThat(accepted.receipt())
                    .contains("refused: gone@example.org", "550 5.1.1 no such user"));
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void send_oneRecipientIsPutOff_mailsTheOthersAndTellsTheLog() {
    server.answer("RCPT TO:<full@example.org>", "450 4.2.1 try again later");

    Outcome outcome =
        open(Emails.to(server.port(), "full@example.org", "ops@example.org"))
            .send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    assertThat(server.mails()).hasSize(1);
    assertThat(heard.lines())
        .singleElement(STRING)
        .contains("has not reached all of its recipients: full@example.org", "450 4.2.1");
  }

  @Test
  void send_allRecipientsRefused_isRefused() {
    server.answer("RCPT", "550 5.1.1 no such user");

    Outcome outcome = open(Emails.plain(server.port())).send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(reason(outcome)).isEqualTo(NO_SUCH_RECIPIENT);
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void send_allRecipientsRefusedSomeForNow_isDeferred() {
    server.answer("RCPT TO:<gone@example.org>", "550 5.1.1 no such user");
    server.answer("RCPT TO:<full@example.org>", "450 4.2.2 mailbox full");

    Outcome outcome =
        open(Emails.to(server.port(), "gone@example.org", "full@example.org"))
            .send(Notices.firing());

    assertThat(reason(outcome)).isEqualTo(SERVER_ERROR);
    assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
    assertThat(outcome.toString()).contains("full@example.org (450 4.2.2 mailbox full");
  }

  @Test
  void send_serverWithoutTls_getsNoMailWhereTlsIsRequired() {
    Outcome outcome = open(Emails.withLogin(server.port(), Emails.STARTTLS)).send(Notices.firing());

    assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
    assertThat(reason(outcome)).isEqualTo(UNREACHABLE);
    assertThat(server.lines()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void send_connectionDropsAfterTheMail_repeatsUnderTheSameId() {
    server.answer(".", ScriptedSmtp.DROP);
    Notifier notifier = open(Emails.plain(server.port()));
    notifier.send(Notices.firing());
    server.answer(".", "250 ok");

    notifier.send(Notices.firing());

    assertThat(server.mails())
        .hasSize(2)
        .allSatisfy(
            mail -> assertThat(mail).contains("Message-ID: <delivery-" + Notices.firing().id()));
  }

  private Notifier open(EmailConfig config) {
    return channels.open(config);
  }
}
