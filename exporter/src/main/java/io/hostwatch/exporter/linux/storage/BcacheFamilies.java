package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Family;
import java.util.Map;

/** What the files and lines of a set of bcache devices are reported as. */
final class BcacheFamilies {
  private static final double MICROSECONDS = 1e6;

  /** Attributes of a set by their place in its folder. */
  static final Map<String, Series> SET =
      Map.of(
          "average_key_size", set("average_key_size_sectors", "Sectors that a key stands for."),
          "btree_cache_size", set("btree_cache_size_bytes", "Memory that the index takes."),
          "cache_available_percent",
              set("cache_available_percent", "Share of the cache that may be overwritten."),
          "congested", set("congested", "Whether the cache is too slow at the moment."),
          "root_usage_percent", set("root_usage_percent", "How full the index' root is."),
          "tree_depth", set("tree_depth", "Depth of the index."),
          "internal/active_journal_entries",
              set(
                  "active_journal_entries",
                  "Entries of the journal that are newer than the index."),
          "internal/btree_nodes", set("btree_nodes", "Nodes of the index."),
          "internal/btree_read_average_duration_us", readDuration(),
          "internal/cache_read_races",
              counter("cache_read_races_total", "Reads that came too late."));

  /** Attributes of a disk that is cached. */
  static final Map<String, Series> BACKING =
      Map.of(
          "dirty_data", backing("dirty_data_bytes", "Data in the cache that are not yet written."),
          "stats_total/bypassed", total("bypassed_bytes", "Bytes that went past the cache."),
          "stats_total/cache_hits", total("cache_hits", "Requests served from the cache."),
          "stats_total/cache_misses", total("cache_misses", "Requests the cache did not serve."),
          "stats_total/cache_bypass_hits",
              total("cache_bypass_hits", "Requests meant to pass the cache that it could serve."),
          "stats_total/cache_bypass_misses",
              total("cache_bypass_misses", "Requests meant to pass the cache that did."),
          "stats_total/cache_miss_collisions",
              total("cache_miss_collisions", "Data to be cached that had been written meanwhile."),
          "stats_total/cache_readaheads", total("cache_readaheads", "Times of reading ahead."));

  /** Attributes of a disk that is the cache. */
  static final Map<String, Series> CACHE =
      Map.of(
          "io_errors", cache("io_errors", "Errors of late."),
          "metadata_written", written("metadata_written_bytes_total", "Bytes written of its own."),
          "written", written("written_bytes_total", "Bytes of data written to the cache."));

  /** Lines of writeback_rate_debug and of priority_stats by the word before the colon. */
  static final Map<String, Series> LINES =
      Map.of(
          "target", backing("dirty_target_bytes", "How much may be unwritten."),
          "rate", backing("writeback_rate", "Bytes a second that are written back."),
          "proportional",
              backing("writeback_rate_proportional_term", "Part of the rate by the distance."),
          "integral", backing("writeback_rate_integral_term", "Part of the rate by the past."),
          "change", backing("writeback_change", "Latest change of the rate."),
          "Unused", cache("priority_stats_unused_percent", "Share of the cache without data."),
          "Metadata", cache("priority_stats_metadata_percent", "Share of the cache for itself."));

  private BcacheFamilies() {}

  /**
   * A family and what its readings are divided by.
   *
   * @param divisor makes seconds of microseconds
   */
  record Series(Family family, double divisor) {}

  private static Series set(String name, String help) {
    return new Series(Family.gauge("node_bcache_" + name, help, "uuid"), 1);
  }

  private static Series counter(String name, String help) {
    return new Series(Family.counter("node_bcache_" + name, help, "uuid"), 1);
  }

  private static Series readDuration() {
    Series series = set("btree_read_average_duration_seconds", "Time to read a part of the index.");
    return new Series(series.family, MICROSECONDS);
  }

  private static Series backing(String name, String help) {
    return new Series(Family.gauge("node_bcache_" + name, help, "uuid", "backing_device"), 1);
  }

  private static Series total(String name, String help) {
    String full = "node_bcache_" + name + "_total";
    return new Series(Family.counter(full, help, "uuid", "backing_device"), 1);
  }

  private static Series cache(String name, String help) {
    return new Series(Family.gauge("node_bcache_" + name, help, "uuid", "cache_device"), 1);
  }

  private static Series written(String name, String help) {
    return new Series(Family.counter("node_bcache_" + name, help, "uuid", "cache_device"), 1);
  }
}
