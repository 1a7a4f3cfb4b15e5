package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.notify.email.EmailConfig;
import io.hostwatch.bridge.reconcile.Peer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a single value is written.
 *
 * @param expected the form in words, for messages and the documentation
 * @param reader throws an {@link IllegalArgumentException} at anything else
 */
record Form<T>(String expected, Function<String, T> reader) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");
  private static final Pattern HOST_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s]+):(\\d{1,5})");

  // The lease of a delivery is a minute, in which Slack may be asked twice.
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(25);
  private static final Duration LONGEST_PATIENCE = Duration.ofDays(30);
  private static final Pattern RATE_PARTS = Pattern.compile("(\\d{1,5})/(s|m|h)");

  static final Form<String> TEXT = new Form<>("text", Form::line);
  static final Form<String> SENT =
      new Form<>("printable ASCII, as a header can hold it", Form::printable);
  static final Form<String> RECEIVER = new Form<>("text of up to 200 characters", Form::receiver);
  static final Form<Boolean> BOOL = new Form<>("true or false", Form::bool);
  static final Form<Duration> TIMEOUT =
      new Form<>("a duration such as 10s, up to 25s", Form::duration);
  static final Form<URI> PROXY = new Form<>("an http address with a port", Form::proxy);
  static final Form<String> WEBHOOK = new Form<>("an http or https address", Form::webAddress);
  static final Form<URI> BASE =
      new Form<>("an http or https address without account, query or fragment", Peer::address);
  static final Form<HostPort> SMARTHOST = new Form<>("host:port", Form::hostPort);
  static final String FILE = "a readable file";
  static final Form<List<String>> ADDRESSES =
      new Form<>("mail addresses in ASCII, separated by commas", EmailConfig::addresses);
  static final Form<String> ADDRESS = new Form<>("one mail address in ASCII", Form::address);
  static final Form<String> NAME =
      new Form<>("a name of letters, digits, '.', '_' and '-'", Form::name);

  static final Form<Duration> PATIENCE =
      new Form<>("a duration such as 24h, up to 30d", Form::patience);
  static final Form<Integer> COUNT = new Form<>("a number from 1 to 10000", Form::count);
  static final Form<Optional<Duration>> RATE =
      new Form<>("messages such as 1/s, 30/m or 500/h, or none", Form::rate);

  /** A server's address. */
  record HostPort(String host, int port) {}

  private static String line(String text) {
    require(!text.isBlank() && text.chars().noneMatch(Character::isISOControl));
    return text;
  }

  private static String printable(String text) {
    require(text.chars().allMatch(c -> c >= ' ' && c <= '~'));
    return text;
  }

  /** As long as every database keeps and finds it. */
  private static String receiver(String text) {
    require(text.codePointCount(0, text.length()) <= 200);
    return line(text);
  }

  private static String name(String text) {
    require(text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"));
    return text;
  }

  private static boolean bool(String text) {
    require(text.equals("true") || text.equals("false"));
    return text.equals("true");
  }

  private static Duration duration(String text) {
    return upTo(LONGEST_TIMEOUT, text);
  }

  private static Duration patience(String text) {
    return upTo(LONGEST_PATIENCE, text);
  }

  private static int count(String text) {
    require(text.matches("[1-9]\\d{0,3}|10000"));
    return Integer.parseInt(text);
  }

  /** How long one message keeps the next one waiting. */
  private static Optional<Duration> rate(String text) {
    if (text.equals("none")) {
      return Optional.empty();
    }
    Matcher parts = RATE_PARTS.matcher(text);
    require(parts.matches());
    Duration per =
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "m" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        };
    return Optional.of(per.dividedBy(count(parts.group(1))));
  }

  private static Duration upTo(Duration longest, String text) {
    Matcher parts = DURATION.matcher(text);
    require(parts.matches());
    long count = Long.parseLong(parts.group(1));
    Duration duration =
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    require(duration.isPositive() && duration.compareTo(longest) <= 0);
    return duration;
  }

  private static URI proxy(String text) {
    URI uri = URI.create(text);
    require("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0);
    require(uri.getUserInfo() == null);
    return uri;
  }

  private static String webAddress(String text) {
    URI uri = URI.create(text);
    require("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    require(uri.getHost() != null);
    return text;
  }

  private static HostPort hostPort(String text) {
    Matcher parts = HOST_PORT.matcher(text);
    require(parts.matches());
    int port = Integer.parseInt(parts.group(2));
    require(port > 0 && port < 65_536);
    return new HostPort(parts.group(1).replaceAll("[\\[\\]]", ""), port);
  }

  /** A file, where a relative name starts from {@code folder}. */
  static Form<Path> fileIn(Path folder) {
    return new Form<>(
        FILE,
        text -> {
          Path path = folder.resolve(text);
          require(Files.isReadable(path) && Files.isRegularFile(path));
          return path;
        });
  }

  private static String address(String text) {
    List<String> addresses = EmailConfig.addresses(text);
    require(addresses.size() == 1);
    return addresses.getFirst();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
