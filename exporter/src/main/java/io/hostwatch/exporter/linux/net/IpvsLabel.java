package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.linux.net.IpvsTable.Backend;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can tell one server behind a virtual service from another. */
public enum IpvsLabel {
  LOCAL_ADDRESS,
  LOCAL_PORT,
  REMOTE_ADDRESS,
  REMOTE_PORT,
  PROTO,
  LOCAL_MARK;

  /** Reads names with commas between them; empty if one is unknown. */
  public static Optional<List<IpvsLabel>> parse(String names) {
    Set<String> wanted = new TreeSet<>(Arrays.asList(names.split(",", -1)));
    wanted.remove("");
    List<IpvsLabel> found =
        Arrays.stream(values()).filter(label -> wanted.remove(label.label())).toList();
    return wanted.isEmpty() ? Optional.of(found) : Optional.empty();
  }

  /** The label's name in metrics and flags. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String valueOf(Backend backend) {
    return switch (this) {
      case LOCAL_ADDRESS -> backend.service().local().address();
      case LOCAL_PORT -> backend.service().local().port();
      case REMOTE_ADDRESS -> backend.remote().address();
      case REMOTE_PORT -> backend.remote().port();
      case PROTO -> backend.service().protocol();
      case LOCAL_MARK -> backend.service().mark();
    };
  }
}
