package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.reconcile.Peer;
import io.hostwatch.bridge.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads whom the bridge may ask what they hold. */
final class Alertmanagers {
  private Alertmanagers() {}

  /** Those of one source; an address that has a fault is left out. */
  static List<Peer> read(Section source) {
    Optional<Secret> authorization =
        source
            .section("alertmanager_config", Schema.ALERTMANAGER)
            .flatMap(Alertmanagers::authorization);
    List<URI> urls = source.values("alertmanagers", Form.BASE);
    Set<URI> once = new HashSet<>();
    urls.stream()
        .filter(url -> !once.add(url))
        .forEach(
            url ->
                source.fault("alertmanagers", "\"" + url + "\" stands twice: expected each once"));
    return urls.stream().distinct().map(url -> new Peer(url, authorization)).toList();
  }

  private static Optional<Secret> authorization(Section config) {
    if (config.has("authorization") && config.has("basic_auth")) {
      config.fault("basic_auth", "stands beside authorization: expected one of them");
    }
    Optional<Secret> bearer =
        config
            .section("authorization", Schema.AUTHORIZATION)
            .flatMap(section -> Source.bearer(section, Form.SENT))
            .map(token -> Secret.of("Bearer " + token.reveal()));
    Optional<Secret> basic =
        config.section("basic_auth", Schema.BASIC_AUTH).flatMap(Alertmanagers::basic);
    return bearer.or(() -> basic);
  }

  private static Optional<Secret> basic(Section section) {
    Optional<String> username = section.required("username", Form.TEXT);
    if (!section.has("password") && !section.has("password_file")) {
      section.fault("password", "missing: expected it or password_file");
    }
    Optional<Secret> password = new Secrets(section).read("password");
    return username.flatMap(
        name -> password.map(secret -> Secret.of("Basic " + encoded(name, secret))));
  }

  private static String encoded(String name, Secret password) {
    byte[] both = (name + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(both);
  }
}
