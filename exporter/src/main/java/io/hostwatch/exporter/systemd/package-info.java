/**
 * Sockets that systemd opened before it started the exporter. Used by the web server where {@code
 * --web.systemd-socket} is given; Linux only.
 */
@NullMarked
package io.hostwatch.exporter.systemd;

import org.jspecify.annotations.NullMarked;
