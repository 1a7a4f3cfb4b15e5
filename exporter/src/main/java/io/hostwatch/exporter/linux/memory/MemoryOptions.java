package io.hostwatch.exporter.linux.memory;

import java.util.regex.Pattern;

/** What the collectors of the memory can be told; the pattern's default is node_exporter's. */
public record MemoryOptions(Pattern vmstatFields) {

  /** Fields of the virtual memory's statistics that are reported. */
  public static final String VMSTAT_FIELDS = "^(oom_kill|pgpg|pswp|pg.*fault).*";

  /** What they do unless told otherwise. */
  public static MemoryOptions defaults() {
    return new MemoryOptions(Pattern.compile(VMSTAT_FIELDS));
  }
}
