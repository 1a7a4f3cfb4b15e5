/** Collectors of what the CPUs do. */
@NullMarked
package io.hostwatch.exporter.linux.cpu;

import org.jspecify.annotations.NullMarked;
