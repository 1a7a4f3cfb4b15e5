/**
 * Email over SMTP. The dispatcher calls it through the port; messages, threads, TLS and what a
 * server's answers mean are here, and nothing of mail is anywhere else.
 */
@NullMarked
package io.hostwatch.bridge.notify.email;

import org.jspecify.annotations.NullMarked;
