package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.notify.BoundedSockets;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.notify.PlainText;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails notices to one list of recipients, over a connection of its own each time. Thread-safe.
 *
 * <p>A recipient that the server refuses, or puts off, while it takes the mail for others does not
 * get it later: the receipt and the log name it. A server that trickles its answers is cut off too:
 * the timeout is for the attempt as a whole, and interrupting a virtual thread closes its socket.
 */
public final class EmailNotifier implements Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(EmailNotifier.class);
  private static final int RECEIPT_LIMIT = 500;

  private final EmailConfig config;
  private final Clock clock;
  private final Session session;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Opens no connection yet.
   *
   * @param clock for the mail's date
   * @throws IllegalArgumentException if the certificates to trust cannot be read
   */
  public EmailNotifier(EmailConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.session = Session.getInstance(properties(config));
  }

  @Override
  public Outcome send(Notice notice) {
    EmailMessage mail = compose(notice);
    Future<Outcome> attempt = threads.submit(() -> attempt(notice, mail));
    try {
      return attempt.get(config.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return cut(attempt, mail, "no end within " + config.timeout().toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cut(attempt, mail, "the bridge was stopped");
    } catch (ExecutionException e) {
      throw new IllegalStateException("mail: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private EmailMessage compose(Notice notice) {
    try {
      return EmailMessage.of(session, config, notice, clock.instant());
    } catch (MessagingException e) {
      throw new IllegalStateException("mail: " + e, e);
    }
  }

  private Outcome attempt(Notice notice, EmailMessage mail) throws MessagingException, IOException {
    SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
    try {
      connect(transport);
      mail.sending().reach(Handover.NOT_TAKEN);
      transport.sendMessage(mail, mail.getAllRecipients());
      return accepted(transport, "");
    } catch (MessagingException e) {
      SmtpFailure failure =
          new SmtpFailure(e, transport.getLastReturnCode(), mail.sending().handover());
      if (failure.isTaken()) {
        return accepted(transport, "");
      }
      return failure.isPartial() ? partly(notice, transport, failure) : scrub(failure.outcome());
    } finally {
      close(transport);
    }
  }

  /** What became of the mail is known by then: that the server hung up at once changes nothing. */
  private static void close(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("mail: connection not closed in order: {}", e.getMessage());
    }
  }

  /** Sent again, those who have it would have it twice, or wait behind those who have it not. */
  private Outcome partly(Notice notice, SMTPTransport transport, SmtpFailure failure) {
    String refused = PlainText.line(scrub(failure.refusedRecipients()));
    LOG.warn("delivery {} has not reached all of its recipients: {}", notice.id(), refused);
    return accepted(transport, "; refused: " + refused);
  }

  private void connect(SMTPTransport transport) throws MessagingException {
    EmailConfig.Server server = config.server();
    Optional<EmailConfig.Login> login = server.login();
    transport.connect(
        server.host(),
        server.port(),
        login.map(EmailConfig.Login::username).orElse(null),
        login.map(l -> l.password().reveal()).orElse(null));
  }

  private Outcome accepted(SMTPTransport transport, String more) {
    String reply = String.valueOf(transport.getLastServerResponse());
    return new Outcome.Accepted(PlainText.cut(PlainText.line(scrub(reply + more)), RECEIPT_LIMIT));
  }

  private Outcome scrub(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted;
      case Outcome.Refused(FailureReason reason, String detail) ->
          new Outcome.Refused(reason, scrub(detail));
      case Outcome.Deferred(FailureReason reason, String detail, var asked, Handover handover) ->
          new Outcome.Deferred(reason, scrub(detail), asked, handover);
    };
  }

  private String scrub(String text) {
    return config.server().login().map(login -> login.password().scrub(text)).orElse(text);
  }

  private static Outcome cut(Future<Outcome> attempt, EmailMessage mail, String why) {
    Handover handover = mail.sending().withdraw();
    attempt.cancel(true);
    return new Outcome.Deferred(FailureReason.TIMEOUT, why, Optional.empty(), handover);
  }

  private static Properties properties(EmailConfig config) {
    EmailConfig.Server server = config.server();
    String millis = Long.toString(config.timeout().toMillis());
    Properties properties = new Properties();
    properties.put("mail.smtp.localhost", server.hello());
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.socketFactory", new BoundedSockets());
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
    properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    server
        .login()
        .flatMap(EmailConfig.Login::identity)
        .ifPresent(identity -> properties.put("mail.smtp.sasl.authorizationid", identity));
    properties.putAll(tls(server));
    return properties;
  }

  // The factory checks the name itself, since it may have to be another than the host's.
  private static Properties tls(EmailConfig.Server server) {
    EmailConfig.Tls tls = server.tls();
    Properties properties = new Properties();
    properties.put("mail.smtp.ssl.socketFactory", new MailTls(server));
    properties.put("mail.smtp.ssl.checkserveridentity", "false");
    properties.put("mail.smtp.ssl.enable", Boolean.toString(tls.implicit()));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(!tls.implicit()));
    properties.put(
        "mail.smtp.starttls.required", Boolean.toString(tls.required() && !tls.implicit()));
    return properties;
  }
}
