package io.hostwatch.e2e.receivers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.Stream;

/** A real SMTP server with one account that must log in, and the mails that came to it. */
public final class Mailbox implements AutoCloseable {

  /** The account's address, which is its login too. */
  public static final String ADDRESS = "oncall@example.org";

  /** The account's password. */
  public static final String PASSWORD = "not-a-real-password";

  private final GreenMail server;

  private Mailbox(GreenMail server) {
    this.server = server;
  }

  /** Opens it on a free port. */
  public static Mailbox open() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser(ADDRESS, ADDRESS, PASSWORD);
    server.start();
    return new Mailbox(server);
  }

  /** Host and port, as {@code smarthost} wants it. */
  public String smarthost() {
    return "127.0.0.1:" + server.getSmtp().getPort();
  }

  /** What arrived, in order. */
  public List<Mail> mails() {
    return Stream.of(server.getReceivedMessages()).map(Mailbox::read).toList();
  }

  private static Mail read(MimeMessage message) {
    try {
      return Mail.of(message);
    } catch (MessagingException | java.io.IOException e) {
      throw new AssertionError("not a readable mail", e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
