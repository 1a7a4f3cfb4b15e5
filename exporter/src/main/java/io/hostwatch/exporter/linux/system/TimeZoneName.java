package io.hostwatch.exporter.linux.system;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/**
 * A time zone's offset and name from one change of the clocks to the next, because finding out the
 * name takes longer than all the rest of the time collector.
 *
 * @param name what tzdata calls the zone: CEST, or -03 where it has no letters for it
 */
record TimeZoneName(Instant from, Instant until, String name, int offsetSeconds) {
  private static final DateTimeFormatter LETTERS = DateTimeFormatter.ofPattern("zzz", Locale.US);
  private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("x", Locale.US);

  static TimeZoneName at(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    ZoneOffsetTransition next = zone.getRules().nextTransition(now);
    return new TimeZoneName(
        now,
        next == null ? Instant.MAX : next.getInstant(),
        name(local),
        local.getOffset().getTotalSeconds());
  }

  boolean isValid(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  private static String name(ZonedDateTime local) {
    String name = LETTERS.format(local);
    boolean nameless = name.startsWith("GMT+") || name.startsWith("GMT-");
    return nameless ? NUMBER.format(local) : name;
  }
}
