package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.notify.PlainText;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What went wrong with a mail, read from the library's chain of exceptions: a server's 4yz may pass
 * later, its 5yz never will (RFC 5321, section 4.2.1).
 *
 * @param lastReply the code the server answered last, or -1
 * @param reached how far the mail came, unless an answer says more
 */
record SmtpFailure(MessagingException exception, int lastReply, Handover reached) {
  private static final int AUTHENTICATION_REQUIRED = 530; // RFC 4954, section 6
  private static final String MAIL_FROM = "MAIL FROM:";
  private static final String END_OF_MAIL = ".";
  private static final int DETAIL_LIMIT = 500;

  /** Whether it has failed only for the library: any 2yz means success (RFC 5321, 4.2.1). */
  boolean isTaken() {
    return exception instanceof SMTPSendFailedException failed
        && failed.getCommand().equals(END_OF_MAIL)
        && failed.getReturnCode() >= 200
        && failed.getReturnCode() < 300
        && failed.getNextException() == null;
  }

  /** Whether some recipients have the mail although others were refused. */
  boolean isPartial() {
    return exception instanceof SendFailedException failed
        && failed.getValidSentAddresses() != null
        && failed.getValidSentAddresses().length > 0;
  }

  /** The refused recipients, each with the server's words. */
  String refusedRecipients() {
    return refused().map(SmtpFailure::describe).collect(Collectors.joining(", "));
  }

  /** What the caller is to do of a mail that nobody has. */
  Outcome outcome() {
    if (exception instanceof AuthenticationFailedException && lastReply >= 500) {
      return new Outcome.Refused(FailureReason.AUTH, detail());
    }
    if (isOfTheRecipients()) {
      return ofRecipients();
    }
    return replyCode().map(this::ofReply).orElseGet(this::ofConnection);
  }

  /** With others the mail may have come further, and the failure is that of its text. */
  private boolean isOfTheRecipients() {
    return !(exception instanceof SMTPSendFailedException) && refused().findAny().isPresent();
  }

  private Outcome ofRecipients() {
    boolean mayPassLater = refused().anyMatch(failed -> isTransient(failed.getReturnCode()));
    return mayPassLater
        ? deferred(FailureReason.SERVER_ERROR)
        : new Outcome.Refused(FailureReason.NO_SUCH_RECIPIENT, detail());
  }

  private Outcome ofReply(int code) {
    boolean isPermanent = code >= 500;
    if (code == AUTHENTICATION_REQUIRED || (isPermanent && isOfTheSender())) {
      return new Outcome.Refused(FailureReason.AUTH, detail());
    }
    return isPermanent
        ? new Outcome.Refused(FailureReason.BAD_MESSAGE, detail())
        : deferred(FailureReason.SERVER_ERROR);
  }

  /** Who mails is the same in all mails of this channel, and refused before anything of one. */
  private boolean isOfTheSender() {
    return causes().stream()
        .anyMatch(
            cause ->
                cause instanceof SMTPSenderFailedException
                    || (cause instanceof SMTPSendFailedException failed
                        && failed.getCommand().startsWith(MAIL_FROM)));
  }

  private Outcome ofConnection() {
    boolean timedOut = causes().stream().anyMatch(InterruptedIOException.class::isInstance);
    FailureReason other = lastReply >= 400 ? FailureReason.SERVER_ERROR : FailureReason.UNREACHABLE;
    return deferred(timedOut ? FailureReason.TIMEOUT : other).with(reached);
  }

  private Optional<Integer> replyCode() {
    return causes().stream()
        .flatMap(
            cause ->
                switch (cause) {
                  case SMTPSenderFailedException sender -> Stream.of(sender.getReturnCode());
                  case SMTPSendFailedException send -> Stream.of(send.getReturnCode());
                  default -> Stream.<Integer>empty();
                })
        .filter(code -> code >= 400)
        .findFirst();
  }

  private Stream<SMTPAddressFailedException> refused() {
    return causes().stream()
        .filter(SMTPAddressFailedException.class::isInstance)
        .map(SMTPAddressFailedException.class::cast);
  }

  private List<Throwable> causes() {
    List<Throwable> causes = new ArrayList<>();
    Throwable next = exception;
    while (next != null && causes.size() < 1_000) {
      causes.add(next);
      next = next instanceof MessagingException mail ? mail.getNextException() : next.getCause();
    }
    return causes;
  }

  /** By an answer: whatever was sent was not taken. */
  private Outcome.Deferred deferred(FailureReason reason) {
    Handover handover = reached == Handover.NOT_BEGUN ? reached : Handover.NOT_TAKEN;
    return new Outcome.Deferred(reason, detail(), Optional.empty(), handover);
  }

  private String detail() {
    String text = isOfTheRecipients() ? refusedRecipients() : messages();
    return PlainText.cut(PlainText.line(text), DETAIL_LIMIT);
  }

  private String messages() {
    return causes().stream()
        .map(
            cause ->
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
        .map(String::strip)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String describe(SMTPAddressFailedException failed) {
    return failed.getAddress().getAddress()
        + " ("
        + PlainText.line(String.valueOf(failed.getMessage()))
        + ")";
  }

  private static boolean isTransient(int code) {
    return code >= 400 && code < 500;
  }
}
