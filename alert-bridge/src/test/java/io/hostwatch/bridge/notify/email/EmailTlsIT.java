package io.hostwatch.bridge.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.hostwatch.bridge.notify.Notices;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.notify.email.EmailConfig.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class EmailTlsIT {
  @TempDir static Path folder;
  private TestCertificate certificate;

  @BeforeAll
  void makeCertificate() throws Exception {
    certificate = TestCertificate.of("mail.example.org", folder);
  }

  @Test
  void send_startTlsWithTrustedCertificate_logsInAndMailsBehindTls() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Optional.of(certificate.serverSide()))) {
      Outcome outcome = send(server, trusting(certificate.pem(), Optional.of("mail.example.org")));

      assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
      assertThat(server.lines())
          .containsSubsequence("EHLO bridge.example.org", "STARTTLS", "EHLO bridge.example.org");
      assertThat(server.lines()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void send_certificateOfAnotherName_getsNothing() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Optional.of(certificate.serverSide()))) {
      Outcome outcome = send(server, trusting(certificate.pem(), Optional.empty()));

      assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
      assertThat(server.lines()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void send_certificateOfNobodyKnown_getsNothing() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Optional.of(certificate.serverSide()))) {
      Tls platform = new Tls(false, true, Optional.empty(), false, Optional.of("mail.example.org"));

      assertThat(send(server, platform)).isInstanceOf(Outcome.Deferred.class);
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void send_verificationSwitchedOff_mailsAnyway() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Optional.of(certificate.serverSide()))) {
      Tls careless = new Tls(false, true, Optional.empty(), true, Optional.empty());

      assertThat(send(server, careless)).isInstanceOf(Outcome.Accepted.class);
    }
  }

  @Test
  void send_implicitTls_arrivesAtARealServer() throws Exception {
    GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
    greenMail.start();
    try {
      greenMail.setUser("ops@example.org", "bridge", Emails.PASSWORD);
      Tls implicit = new Tls(true, true, Optional.empty(), true, Optional.empty());

      Outcome outcome = send(greenMail.getSmtps().getPort(), implicit);

      assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
      assertThat(greenMail.getReceivedMessages()).hasSize(1);
      assertThat(greenMail.getReceivedMessages()[0].getSubject())
          .isEqualTo("HostCpuSaturated on web-1:9100");
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void new_fileWithoutCertificates_isRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("no.pem"), "-----BEGIN CERTIFICATE-----\nx\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> send(1, trusting(file, Optional.empty())))
        .withMessageStartingWith("ca_file: expected certificates in PEM");
  }

  private static Tls trusting(Path caFile, Optional<String> serverName) {
    return new Tls(false, true, Optional.of(caFile), false, serverName);
  }

  private static Outcome send(ScriptedSmtp server, Tls tls) {
    return send(server.port(), tls);
  }

  private static Outcome send(int port, Tls tls) {
    try (Notifier notifier = new EmailNotifier(Emails.withLogin(port, tls), Clock.systemUTC())) {
      return notifier.send(Notices.firing());
    }
  }
}
