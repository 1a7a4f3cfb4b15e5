/**
 * Collectors of sensors, power, errors of memory modules and other parts of the machine, one file a
 * collector. A host has few of them: what is not there costs one look at a folder.
 */
@NullMarked
package io.hostwatch.exporter.linux.hardware;

import org.jspecify.annotations.NullMarked;
