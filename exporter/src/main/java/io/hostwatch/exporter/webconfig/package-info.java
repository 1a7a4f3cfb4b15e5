/**
 * Who may speak to the web server, and how: TLS, passwords, headers and a limit of requests, from
 * the file that Prometheus's programs take as {@code --web.config.file}. Asked by the web server at
 * each request and handshake; not loaded where no such file is given.
 */
@NullMarked
package io.hostwatch.exporter.webconfig;

import org.jspecify.annotations.NullMarked;
