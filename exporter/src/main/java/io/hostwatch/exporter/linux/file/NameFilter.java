package io.hostwatch.exporter.linux.file;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides by regular expression which devices, mount points or file systems are reported.
 *
 * <p>A pattern may match anywhere in the name. Names that match {@code exclude} are left out, and
 * where there is an {@code include} only those that match it stay.
 */
public record NameFilter(Optional<Pattern> include, Optional<Pattern> exclude) {

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
