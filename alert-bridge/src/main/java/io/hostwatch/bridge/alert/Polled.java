package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * What the Alertmanagers of a source say of one alert when they are asked what they hold.
 *
 * @param began when the asking began, by the bridge's clock
 * @param standing how it stands with those who hold it
 * @param goneSince when the first asking began from which on all of them answered, each time, and
 *     none held it; present only if there were at least two
 */
public record Polled(Instant began, Optional<Standing> standing, Optional<Instant> goneSince) {}
