package io.hostwatch.bridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.hostwatch.bridge.webhook.Admission.Ticket;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Deadline LATER = Deadline.after(Duration.ofMinutes(5));
  private static final Deadline PAST = Deadline.after(Duration.ZERO);
  private static final long LARGE = 32L << 20;

  /** More than there are places of any size but the smallest. */
  private static final int MANY = 100;

  private final Admission admission = new Admission();

  @Test
  void grow_anotherIsLarge_isRefusedInTime() {
    admission.enter(LATER).grow(LARGE, LATER);
    Ticket second = admission.enter(LATER);

    assertThatThrownBy(() -> second.grow(LARGE, PAST))
        .isInstanceOf(RefusedException.class)
        .hasMessage("too much is under way");
  }

  @Test
  void leave_ofALarge_letsTheNextGrow() {
    Ticket first = admission.enter(LATER);
    first.grow(LARGE, LATER);
    Ticket second = admission.enter(LATER);

    first.leave();

    assertThatCode(() -> second.grow(LARGE, PAST)).doesNotThrowAnyException();
    Ticket third = admission.enter(LATER);
    assertThatThrownBy(() -> third.grow(LARGE, PAST)).isInstanceOf(RefusedException.class);
  }

  @Test
  void enter_besideAllThatGrewAsFarAsTheyCould_hasPlace() {
    for (long bytes : new long[] {LARGE, 16L << 20, 4L << 20, 1L << 19}) {
      growAll(bytes);
    }

    Ticket small = admission.enter(PAST);
    small.grow(1000, PAST);

    assertThat(IntStream.range(0, 200).mapToObj(_ -> admission.enter(PAST))).hasSize(200);
  }

  @Test
  void awaitIdle_ticketThatGrew_waitsForIt() throws InterruptedException {
    Ticket ticket = admission.enter(LATER);
    ticket.grow(LARGE, LATER);

    boolean before = admission.awaitIdle(Duration.ZERO);
    ticket.leave();

    assertThat(before).isFalse();
    assertThat(admission.awaitIdle(Duration.ZERO)).isTrue();
  }

  @Test
  void enter_draining_isRefused() {
    admission.drain();

    assertThatThrownBy(() -> admission.enter(LATER))
        .isInstanceOf(RefusedException.class)
        .hasMessage("the bridge is stopping");
  }

  /** Fills all places of this size. */
  private void growAll(long bytes) {
    for (int taken = 0; taken < MANY; taken++) {
      Ticket ticket = admission.enter(PAST);
      try {
        ticket.grow(bytes, PAST);
      } catch (RefusedException e) {
        ticket.leave();
        return;
      }
    }
    fail("no end of places of " + bytes + " bytes");
  }
}
