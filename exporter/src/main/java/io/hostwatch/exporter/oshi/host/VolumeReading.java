package io.hostwatch.exporter.oshi.host;

/**
 * One mounted file system; sizes in bytes, inodes 0 where it has none.
 *
 * @param volume the device, on Windows a volume's unwieldy unique name
 * @param mount where it is mounted, on Windows {@code C:\}
 * @param holdsSystem whether it is the drive Windows runs from
 */
public record VolumeReading(
    String volume,
    String mount,
    String type,
    boolean readOnly,
    boolean holdsSystem,
    long size,
    long free,
    long available,
    long inodes,
    long inodesFree) {}
