/** Collectors of interfaces, protocols and sockets. */
@NullMarked
package io.hostwatch.exporter.linux.net;

import org.jspecify.annotations.NullMarked;
