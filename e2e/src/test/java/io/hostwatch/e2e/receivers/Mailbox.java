package io.hostwatch.e2e.receivers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
    GreenMail server = new CutConnections().call(Mailbox::started);
    return new Mailbox(server);
  }

  private static GreenMail started() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser(ADDRESS, ADDRESS, PASSWORD);
    server.start();
    return server;
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

  /**
   * The server's threads. One that talks to a client which is killed dies of it, and would tell so
   * by a trace each time. What such a mail lacks then shows by its absence.
   */
  private static final class CutConnections extends ThreadGroup {

    CutConnections() {
      super("mailbox");
    }

    /** Runs it in a thread of the group, so that the threads it starts belong there too. */
    <T> T call(Callable<T> work) {
      FutureTask<T> task = new FutureTask<>(work);
      new Thread(this, task).start();
      try {
        return task.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("the mailbox does not open", e);
      }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
      if (!thread.getName().startsWith("smtp:")) {
        super.uncaughtException(thread, e);
      }
    }
  }
}
