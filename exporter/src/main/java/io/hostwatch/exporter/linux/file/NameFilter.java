package io.hostwatch.exporter.linux.file;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides by regular expression which devices, mount points or file systems are reported.
 *
 * <p>As in node_exporter a pattern may match anywhere in the name, and at most one of the two is
 * set: names that match {@code exclude} are left out, or only those that match {@code include}
 * stay.
 */
public record NameFilter(Optional<Pattern> include, Optional<Pattern> exclude) {

  public NameFilter {
    if (include.isPresent() && exclude.isPresent()) {
      throw new IllegalArgumentException("include and exclude are mutually exclusive");
    }
  }

  /** Lets every name pass. */
  public static NameFilter all() {
    return new NameFilter(Optional.empty(), Optional.empty());
  }

  /** Lets every name pass in which {@code regex} is not found. */
  public static NameFilter excluding(String regex) {
    return new NameFilter(Optional.empty(), Optional.of(Pattern.compile(regex)));
  }

  /** Tells whether {@code name} is reported. */
  public boolean accepts(String name) {
    return include.map(p -> p.matcher(name).find()).orElse(true)
        && exclude.map(p -> !p.matcher(name).find()).orElse(true);
  }
}
