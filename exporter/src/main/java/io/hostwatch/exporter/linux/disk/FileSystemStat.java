package io.hostwatch.exporter.linux.disk;

/** Asks one file system how full it is. */
@FunctionalInterface
public interface FileSystemStat {

  /** The reason given for a mount that does not answer in time, as in node_exporter. */
  Answer TIMED_OUT = new Refused("mountpoint timeout");

  /**
   * Asks the file system that {@code path} is on. Blocks for as long as the file system does, which
   * is for ever if its server is gone.
   *
   * @param path its bytes one char each
   */
  Answer stat(String path);

  /** What a file system says. */
  sealed interface Answer {}

  /** Sizes in bytes and numbers of inodes. */
  record Usage(double size, double free, double available, double files, double filesFree)
      implements Answer {}

  /** Why there are no sizes, in few and fixed words. */
  record Refused(String reason) implements Answer {}
}
