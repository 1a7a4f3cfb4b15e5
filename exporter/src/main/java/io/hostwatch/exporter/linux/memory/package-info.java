/** Collectors of what the memory is used for. */
@NullMarked
package io.hostwatch.exporter.linux.memory;

import org.jspecify.annotations.NullMarked;
