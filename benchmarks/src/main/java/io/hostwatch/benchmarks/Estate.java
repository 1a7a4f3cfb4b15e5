package io.hostwatch.benchmarks;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes up alerts of an estate: 200 alert names of which a few are frequent, 1,000 instances, 5
 * services, 20,000 pods. Used by one thread.
 */
final class Estate {
  static final int INSTANCES = 1_000;
  static final int ALERT_NAMES = 200;
  static final int PODS = 20_000;
  static final int SERVICES = 5;

  private static final int RARE = 50_000;

  private final SplittableRandom random = new SplittableRandom(42);
  private long made;

  /** A new alert that fires since {@code start}. */
  Alert fires(Instant start) {
    int name = name();
    TreeMap<String, String> labels = new TreeMap<>();
    int instance = random.nextInt(INSTANCES);
    labels.put("alertname", "Alert%03d".formatted(name));
    labels.put("severity", severity(name));
    labels.put("instance", "host-%04d:9100".formatted(instance));
    labels.put("service", "service-" + instance % SERVICES);
    labels.put("job", "job-" + name % 10);
    labels.put("cluster", "cluster-" + instance % 4);
    labels.put("team", "team-" + name % 20);
    labels.put("device", "/dev/vd" + (char) ('a' + random.nextInt(8)));
    if (name % 2 == 0) {
      labels.put("namespace", "namespace-" + instance % 50);
      labels.put("pod", "pod-%05d".formatted(random.nextInt(PODS)));
    }
    if (name % 3 == 0) {
      labels.put("mountpoint", "/data/" + random.nextInt(20));
      labels.put("fstype", "ext4");
    }
    if (made++ % RARE == 0) {
      labels.put("incident", "incident-" + made / RARE);
    }
    Labels annotations =
        Labels.of(
            Map.of(
                "summary", "Something is wrong on host-%04d".formatted(instance),
                "description", "It has been so for a while and it will not end by itself.",
                "runbook_url", "https://runbooks.example.org/Alert%03d".formatted(name)));
    return new Alert(
        AlertStatus.FIRING,
        new Labels(labels),
        annotations,
        start,
        Optional.empty(),
        "http://prometheus:9090/graph?g0.expr=up&g0.tab=1");
  }

  /** The same at its end. */
  static Alert resolves(Alert fired, Instant end) {
    return new Alert(
        AlertStatus.RESOLVED,
        fired.labels(),
        fired.annotations(),
        fired.startsAt(),
        Optional.of(end),
        fired.generatorUrl());
  }

  /** Minutes mostly, now and then hours, seldom days. */
  Duration lasts() {
    double power = random.nextDouble();
    return Duration.ofMillis((long) (60_000 * Math.exp(9.5 * Math.pow(power, 3))));
  }

  /** The first name is the most frequent one; the last has a share of about one in a thousand. */
  private int name() {
    return (int) (ALERT_NAMES * Math.pow(random.nextDouble(), 2));
  }

  private static String severity(int name) {
    return switch (name % 10) {
      case 0, 1, 2 -> "critical";
      case 3 -> "info";
      default -> "warning";
    };
  }
}
