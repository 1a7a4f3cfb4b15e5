/**
 * The host's collectors where there is no /proc: on Windows and macOS, and on Linux on request.
 * They see the system through one port of plain records, {@link
 * io.hostwatch.exporter.oshi.host.HostReader}, and refuse what cannot be, because the libraries
 * behind it answer 0 and -1 where they should fail.
 */
@NullMarked
package io.hostwatch.exporter.oshi.host;

import org.jspecify.annotations.NullMarked;
