/** Collectors of the kernel and the host as a whole. */
@NullMarked
package io.hostwatch.exporter.linux.system;

import org.jspecify.annotations.NullMarked;
