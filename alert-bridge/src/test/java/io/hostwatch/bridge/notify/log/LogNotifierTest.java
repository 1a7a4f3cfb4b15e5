package io.hostwatch.bridge.notify.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.notify.Notices;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.NotifierContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogNotifierTest extends NotifierContract {
  private final List<String> lines = new ArrayList<>();
  private final Notifier notifier = new LogNotifier(lines::add);

  @Override
  protected Notifier acceptingNotifier() {
    return notifier;
  }

  @Test
  void send_resolved_writesOneLineThatTellsAll() {
    notifier.send(Notices.resolved());

    assertThat(lines)
        .containsExactly(
            "notice status=\"resolved\" alertname=\"HostCpuSaturated\""
                + " summary=\"CPU of web-1:9100 is busy\" startsAt=\"2026-03-01T10:00:00Z\""
                + " endsAt=\"2026-03-01T10:05:00Z\" delivery=\""
                + Notices.resolved().id()
                + "\" attempt=\"1\""
                + " history=\"http://bridge.example.org:8080/alerts/"
                + Notices.resolved().episode().id()
                + "\""
                + " severity=\"critical\" instance=\"web-1:9100\" job=\"node\"");
  }

  @Test
  void send_lineBreaksAndQuotesInLabels_stayInTheirValue() {
    notifier.send(Notices.withLabels(Map.of("job", "x\" status=\"resolved\"\nnotice")));

    assertThat(lines).singleElement().asString().doesNotContain("\n");
    assertThat(lines.getFirst()).contains("job=\"x\\\" status=\\\"resolved\\\" notice\"");
  }
}
