package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnderWayTest {

  @Test
  void enter_asManyAsAllowed_refusesTheNextUntilOneLeaves() {
    UnderWay underWay = new UnderWay(2, 100);

    assertThat(underWay.enter()).isTrue();
    assertThat(underWay.enter()).isTrue();
    assertThat(underWay.enter()).isFalse();
    underWay.leave();
    assertThat(underWay.enter()).isTrue();
  }

  @Test
  void enter_noLimit_refusesNone() {
    UnderWay underWay = new UnderWay(0, 100);

    for (int i = 0; i < 1000; i++) {
      assertThat(underWay.enter()).isTrue();
    }
  }

  @Test
  void hold_moreThanMayWait_refusesUntilSomeWasSent() {
    UnderWay underWay = new UnderWay(0, 100);

    assertThat(underWay.hold(60)).isTrue();
    assertThat(underWay.hold(41)).isFalse();
    assertThat(underWay.hold(40)).isTrue();
    underWay.sent(60);
    assertThat(underWay.hold(60)).isTrue();
  }

  @Test
  void hold_oneAnswerAboveAll_isAllowedAlone() {
    UnderWay underWay = new UnderWay(0, 100);

    assertThat(underWay.hold(5000)).isTrue();
    assertThat(underWay.hold(1)).isFalse();
    underWay.sent(5000);
    assertThat(underWay.hold(1)).isTrue();
  }
}
