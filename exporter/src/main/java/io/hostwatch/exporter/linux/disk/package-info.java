/** Collectors of disks, mounts and file systems. */
@NullMarked
package io.hostwatch.exporter.linux.disk;

import org.jspecify.annotations.NullMarked;
