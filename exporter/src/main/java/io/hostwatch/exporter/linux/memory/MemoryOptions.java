package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.linux.file.NameFilter;
import java.util.regex.Pattern;

/** What the collectors of the memory can be told; the patterns' defaults are node_exporter's. */
public record MemoryOptions(Pattern vmstatFields, NameFilter slabs) {

  /** Fields of the virtual memory's statistics that are reported. */
  public static final String VMSTAT_FIELDS = "^(oom_kill|pgpg|pswp|pg.*fault).*";

  /** Slabs that are reported. */
  public static final String SLABS_INCLUDE = ".*";

  /** What they do unless told otherwise. */
  public static MemoryOptions defaults() {
    return new MemoryOptions(Pattern.compile(VMSTAT_FIELDS), NameFilter.all());
  }
}
