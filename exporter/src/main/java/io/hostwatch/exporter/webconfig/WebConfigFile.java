package io.hostwatch.exporter.webconfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web configuration, read again when it or a file it names has changed, which is looked up
 * whenever it is asked for. What cannot be read or is wrong then is logged once, and the last good
 * rules hold. Whether TLS is spoken at all is decided at the start. Thread-safe.
 */
public final class WebConfigFile {
  private static final Logger LOG = LoggerFactory.getLogger(WebConfigFile.class);

  private final Path file;
  private volatile State state;

  /** What became of opening the file. */
  public sealed interface Opened {}

  /** It can be used. */
  public record Ready(WebConfigFile file) implements Opened {}

  /** It cannot, for all these reasons. */
  public record Faulty(List<String> faults) implements Opened {}

  private record State(WebConfig config, Map<Path, FileStamp> files) {}

  private WebConfigFile(Path file, State state) {
    this.file = file;
    this.state = state;
  }

  /** Reads the file for the first time. */
  public static Opened open(Path file) {
    WebConfigReader.Reading reading = WebConfigReader.read(file, null);
    return reading.config().isPresent()
        ? new Ready(new WebConfigFile(file, new State(reading.config().get(), reading.files())))
        : new Faulty(reading.faults());
  }

  /** The rules as they stand now. */
  public WebConfig current() {
    State now = state;
    return FileStamp.holds(now.files()) ? now.config() : reread();
  }

  /** Makes the server's side of connections by the rules of their moment; empty without TLS. */
  public Optional<SSLContext> tls() {
    return state.config().tls().map(tls -> new LiveTlsContext(this, tls));
  }

  private synchronized WebConfig reread() {
    State old = state;
    if (FileStamp.holds(old.files())) {
      return old.config(); // another request was faster
    }
    WebConfigReader.Reading reading = WebConfigReader.read(file, old.config());
    WebConfig config = usable(reading, old.config());
    state = new State(config, reading.files());
    return config;
  }

  private static WebConfig usable(WebConfigReader.Reading reading, WebConfig before) {
    if (reading.config().isEmpty()) {
      LOG.atError()
          .addKeyValue("faults", String.join("; ", reading.faults()))
          .log("web configuration not taken over, the one before holds");
      return before;
    }
    WebConfig now = reading.config().get();
    if (now.tls().isPresent() != before.tls().isPresent()) {
      LOG.error("web configuration not taken over, for only a restart switches TLS on or off");
      return before;
    }
    LOG.info("web configuration read again");
    return now;
  }
}
