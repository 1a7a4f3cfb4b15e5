package io.hostwatch.bridge.notify.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server on loopback that answers as a test says: to the first line that begins with the
 * given text, in the order given, else as a server does that takes everything.
 */
final class ScriptedSmtp implements AutoCloseable {
  /** Closes the connection instead of answering. */
  static final String DROP = "drop";

  /** Never answers. */
  static final String HANG = "hang";

  /** Answers with a line that has no end. */
  static final String ENDLESS_LINE = "endless line";

  /** Answers with lines that have no end. */
  static final String ENDLESS_LINES = "endless lines";

  private final ServerSocket listener;
  private final Optional<SSLContext> tls;
  private final Map<String, String> answers = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  ScriptedSmtp(Optional<SSLContext> tls) {
    this.tls = tls;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Answers {@code reply} to lines that begin with {@code start}. */
  ScriptedSmtp answer(String start, String reply) {
    answers.put(start, reply);
    return this;
  }

  int port() {
    return listener.getLocalPort();
  }

  List<String> lines() {
    return lines;
  }

  List<String> mails() {
    return mails;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed by the test
      }
    }
  }

  private void serve(Socket plain) {
    try (Socket socket = plain) {
      converse(new Line(socket));
    } catch (IOException | InterruptedException e) {
      lines.add("connection broke: " + e.getMessage());
    }
  }

  private void converse(Line line) throws IOException, InterruptedException {
    Line current = line;
    boolean goesOn = say(current, scripted("connect").orElse("220 scripted ESMTP"));
    while (goesOn) {
      String command = current.hear();
      lines.add(command);
      String reply = scripted(command).orElseGet(() -> usual(command));
      goesOn = say(current, reply) && !command.startsWith("QUIT");
      if (goesOn && reply.startsWith("354")) {
        goesOn = takeMail(current);
      } else if (goesOn && command.startsWith("STARTTLS") && reply.startsWith("220")) {
        current = current.secured(tls.orElseThrow());
      }
    }
  }

  private boolean takeMail(Line line) throws IOException, InterruptedException {
    StringBuilder mail = new StringBuilder();
    for (String text = line.hear(); !text.equals("."); text = line.hear()) {
      mail.append(text).append('\n');
    }
    mails.add(mail.toString());
    return say(line, scripted(".").orElse("250 2.0.0 queued as 42"));
  }

  /** Answers, unless the script says otherwise; returns whether the conversation goes on. */
  private boolean say(Line line, String reply) throws IOException, InterruptedException {
    if (reply.equals(HANG)) {
      closed.await();
    }
    if (reply.equals(ENDLESS_LINE) || reply.equals(ENDLESS_LINES)) {
      line.sayWithoutEnd(reply.equals(ENDLESS_LINES) ? "250-more\r\n" : "250-more ");
    }
    if (reply.equals(HANG) || reply.equals(DROP)) {
      return false;
    }
    line.say(reply);
    return true;
  }

  private Optional<String> scripted(String line) {
    return answers.entrySet().stream()
        .filter(
            entry ->
                line.toUpperCase(Locale.ROOT).startsWith(entry.getKey().toUpperCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private String usual(String command) {
    if (command.startsWith("EHLO")) {
      String startTls = tls.isPresent() ? "250-STARTTLS\r\n" : "";
      return "250-scripted\r\n" + startTls + "250-AUTH PLAIN LOGIN\r\n250 8BITMIME";
    }
    if (command.startsWith("STARTTLS")) {
      return "220 go ahead";
    }
    if (command.startsWith("AUTH")) {
      return "235 2.7.0 accepted";
    }
    return command.startsWith("DATA") ? "354 go ahead" : "250 2.0.0 ok";
  }

  /** One side of a conversation in lines. */
  private record Line(Socket socket, BufferedReader in) {
    Line(Socket socket) throws IOException {
      this(
          socket,
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
    }

    String hear() throws IOException {
      String heard = in.readLine();
      if (heard == null) {
        throw new IOException("the client hung up");
      }
      return heard;
    }

    void say(String text) throws IOException {
      socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    }

    /** Until the client hangs up. */
    void sayWithoutEnd(String text) throws IOException {
      byte[] much = text.repeat(1_000).getBytes(StandardCharsets.ISO_8859_1);
      while (true) {
        socket.getOutputStream().write(much);
      }
    }

    Line secured(SSLContext tls) throws IOException {
      SSLSocket above =
          (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
      above.setUseClientMode(false);
      return new Line(above);
    }
  }
}
