/** Collectors of volumes and of what single file systems tell of themselves. */
@NullMarked
package io.hostwatch.exporter.linux.storage;

import org.jspecify.annotations.NullMarked;
