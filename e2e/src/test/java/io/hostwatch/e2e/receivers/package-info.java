/**
 * Those who are told: a loopback Slack that answers and refuses as Slack does, and a mail server.
 *
 * <p>Both record what they took in the order they took it; the cases compare that with the history.
 */
@NullMarked
package io.hostwatch.e2e.receivers;

import org.jspecify.annotations.NullMarked;
