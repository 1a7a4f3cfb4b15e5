package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The families of what drivers count under names of their own.
 *
 * <p>What cannot stand in a name becomes an underscore, {@code rx} and {@code tx} become words, and
 * seven names that nearly all drivers have end in {@code _total}.
 */
final class EthtoolNames {
  private static final Pattern FOREIGN = Pattern.compile("_*[^0-9A-Za-z_]+_*");
  private static final Pattern RECEIVED = Pattern.compile("(^|_)rx(_|$)");
  private static final Pattern TRANSMITTED = Pattern.compile("(^|_)tx(_|$)");
  private static final Set<String> TOTALS =
      Set.of(
          "rx_bytes",
          "rx_dropped",
          "rx_errors",
          "rx_packets",
          "tx_bytes",
          "tx_errors",
          "tx_packets");
  private static final int MOST_NAMES = 64 * 1024;

  private final Pattern wanted;
  private final Map<String, Optional<Family>> families = new HashMap<>();

  /** Selects the statistics in whose name {@code wanted} is found. */
  EthtoolNames(Pattern wanted) {
    this.wanted = wanted;
  }

  /**
   * The families of one device's {@code statistics}, in their order; empty for those that are not
   * wanted, and for those of the same family, since nobody could tell them apart.
   */
  List<Optional<Family>> of(List<String> statistics) {
    List<Optional<Family>> found = new ArrayList<>();
    Set<String> once = new HashSet<>();
    Set<String> more = new HashSet<>();
    for (String statistic : statistics) {
      Optional<Family> family = of(statistic);
      family.map(Family::name).filter(name -> !once.add(name)).ifPresent(more::add);
      found.add(family);
    }
    found.replaceAll(family -> family.filter(one -> !more.contains(one.name())));
    return found;
  }

  private Optional<Family> of(String statistic) {
    if (families.size() >= MOST_NAMES) {
      families.clear();
    }
    return families.computeIfAbsent(statistic, this::family);
  }

  private Optional<Family> family(String statistic) {
    String clean = FOREIGN.matcher(statistic).replaceAll("_");
    if (!wanted.matcher(clean).find()) {
      return Optional.empty();
    }
    String name = clean.toLowerCase(Locale.ROOT).replaceFirst("^_+", "");
    name = RECEIVED.matcher(name).replaceAll("$1received$2");
    name = TRANSMITTED.matcher(name).replaceAll("$1transmitted$2");
    return Optional.of(
        Family.untyped(
            "node_ethtool_" + name + (TOTALS.contains(clean) ? "_total" : ""),
            "What a driver counts as " + clean + ".",
            "device"));
  }
}
