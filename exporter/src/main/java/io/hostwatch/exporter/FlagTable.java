package io.hostwatch.exporter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a typed flag means: one of ours, its {@code --no-} form, an old name, or none. */
final class FlagTable {
  private static final String NO = "--no-";

  private final Map<String, Flag> flags;
  private final Map<String, String> aliases;

  /** What a flag turned out to be. */
  sealed interface Found {}

  /** A switch, typed as {@code typed}; {@code opposite} undoes it. */
  record Toggle(String typed, String opposite) implements Found {}

  /** A flag with a value, found by its name or an older one. */
  record Valued(Flag flag) implements Found {}

  /** node_exporter's, without effect here; {@code matters} if the user may miss its effect. */
  record Foreign(boolean takesValue, boolean matters) implements Found {}

  /** No flag at all. */
  record Unknown() implements Found {}

  /**
   * @param aliases older names of flags, with the names they have now
   */
  FlagTable(List<Flag> flags, Map<String, String> aliases) {
    this.flags = flags.stream().collect(Collectors.toUnmodifiableMap(Flag::name, own -> own));
    this.aliases = Map.copyOf(aliases);
  }

  Found find(String typed) {
    @Nullable Flag flag = flags.get(aliases.getOrDefault(typed, typed));
    if (flag != null && flag.kind() != Flag.Kind.SWITCH) {
      return new Valued(flag);
    }
    String opposite = opposite(typed);
    if (flag != null || isSwitch(opposite)) {
      return new Toggle(typed, opposite);
    }
    return ForeignFlags.find(aliases.getOrDefault(typed, typed)).orElseGet(Unknown::new);
  }

  /** The flag of exactly this name. */
  Flag get(String name) {
    @Nullable Flag flag = flags.get(name);
    if (flag == null) {
      throw new IllegalArgumentException(name + " is no flag");
    }
    return flag;
  }

  static String opposite(String name) {
    return name.startsWith(NO) ? "--" + name.substring(NO.length()) : NO + name.substring(2);
  }

  private boolean isSwitch(String name) {
    @Nullable Flag flag = flags.get(name);
    return flag != null && flag.kind() == Flag.Kind.SWITCH;
  }
}
