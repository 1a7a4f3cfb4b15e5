package io.hostwatch.exporter.linux.storage;

/**
 * What the collectors of volumes can be told.
 *
 * @param bcachePriorities whether to ask caches how their buckets are used, which makes the kernel
 *     sort all of them
 */
public record StorageOptions(boolean bcachePriorities) {

  /** What they do unless told otherwise. */
  public static StorageOptions defaults() {
    return new StorageOptions(false);
  }
}
