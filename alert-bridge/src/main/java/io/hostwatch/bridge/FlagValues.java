package io.hostwatch.bridge;

import io.hostwatch.bridge.logging.LogFormat;
import io.hostwatch.bridge.logging.LogLevel;
import io.hostwatch.bridge.store.Retention;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the flags' values. One that cannot be read is a fault, and the default stands in for it, if
 * it has one, until the faults are told.
 */
final class FlagValues {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smhdw])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));
  private static final long LEAST_BODY = 1L << 20;
  private static final long GREATEST_BODY = 1L << 30;

  private final Map<Flag, String> given;
  private final List<String> faults;

  FlagValues(Map<Flag, String> given, List<String> faults) {
    this.given = Map.copyOf(given);
    this.faults = faults;
  }

  BridgeConfig config() {
    ListenAddress listen = read(Flag.LISTEN_ADDRESS, ListenAddress::parse, ListenAddress.EXPECTED);
    return new BridgeConfig(
        readGiven(Flag.CONFIG_FILE, FlagValues::path, "the path of a file"),
        storage(),
        listen,
        readGiven(Flag.EXTERNAL_URL, FlagValues::url, "a URL such as http://host/"),
        read(Flag.MAX_BODY_BYTES, FlagValues::bodyBytes, "bytes from 1048576 to 1073741824"),
        new Retention(
            duration(Flag.RECEIPT_RETENTION),
            duration(Flag.EVENT_RETENTION),
            duration(Flag.ALERT_RETENTION)),
        duration(Flag.RESOLVED_GRACE),
        duration(Flag.STALE_AFTER),
        new ReconcileConfig(
            readGiven(
                    Flag.ALERTMANAGERS,
                    ReconcileConfig::peers,
                    "http or https addresses, separated by commas")
                .orElse(List.of()),
            duration(Flag.POLL_INTERVAL),
            duration(Flag.ALERTMANAGER_UPTIME)),
        new BridgeConfig.Log(
            oneOf(Flag.LOG_LEVEL, LogLevel.class), oneOf(Flag.LOG_FORMAT, LogFormat.class)));
  }

  /** The database in a file. */
  Path file() {
    return read(Flag.STORAGE_PATH, FlagValues::path, "the path of a file");
  }

  private Storage storage() {
    Path file = file();
    return new StorageFlags(given, faults)
        .server()
        .<Storage>map(Storage.OnServer::new)
        .orElseGet(() -> new Storage.InFile(file));
  }

  private Duration duration(Flag flag) {
    return read(flag, FlagValues::duration, "a duration such as 36h or 14d");
  }

  /** The value, or the default, which every reader takes. */
  private <T> T read(Flag flag, Function<String, Optional<T>> reader, String expected) {
    return readGiven(flag, reader, expected).or(() -> reader.apply(flag.standard())).orElseThrow();
  }

  /** Absent where the flag is not given, or wrongly: then there is a fault. */
  private <T> Optional<T> readGiven(
      Flag flag, Function<String, Optional<T>> reader, String expected) {
    Optional<String> text = Optional.ofNullable(given.get(flag));
    Optional<T> value = text.flatMap(reader);
    if (text.isPresent() && value.isEmpty()) {
      String shown = text.get().replaceAll("(?<=//)[^/]*@", "***@"); // an account in an address
      faults.add("%s=%s: expected %s".formatted(flag.text(), shown, expected));
    }
    return value;
  }

  private <E extends Enum<E>> E oneOf(Flag flag, Class<E> type) {
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    return read(
        flag,
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst(),
        "one of " + String.join(", ", words));
  }

  static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A URL without query, always with a slash at its end so that pages can be resolved on it. */
  private static Optional<URI> url(String text) {
    try {
      URI url = new URI(text.endsWith("/") ? text : text + "/");
      boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return isWeb && url.getHost() != null && url.getQuery() == null && url.getFragment() == null
          ? Optional.of(url)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> bodyBytes(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .filter(bytes -> bytes >= LEAST_BODY && bytes <= GREATEST_BODY);
  }

  private static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    return parts.matches()
        ? Optional.ofNullable(UNITS.get(parts.group(2)))
            .map(unit -> unit.multipliedBy(Long.parseLong(parts.group(1))))
        : Optional.empty();
  }
}
