package io.hostwatch.exporter.linux.disk;

/**
 * One line of the mount table, as far as it is reported.
 *
 * @param mountPoint as the host sees it, for the label
 * @param path of the mount point as this process sees it, its bytes one char each, since a path
 *     need not be UTF-8
 */
record Mount(
    String device,
    String mountPoint,
    String type,
    String major,
    String minor,
    boolean readOnly,
    String path) {

  /** What two mounts must differ in to be two series. */
  Labels labels() {
    return new Labels(device, mountPoint, type);
  }

  /** See {@link #labels()}. */
  record Labels(String device, String mountPoint, String type) {}
}
