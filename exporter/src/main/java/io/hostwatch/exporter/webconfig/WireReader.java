package io.hostwatch.exporter.webconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads versions, cipher suites and curves by the names that Go has for them. */
final class WireReader {
  private static final List<String> VERSIONS = List.of("TLS10", "TLS11", "TLS12", "TLS13");
  private static final int OLDEST_SPOKEN = 2;
  private static final List<String> PROTOCOLS = List.of("", "", "TLSv1.2", "TLSv1.3");
  private static final List<String> SUITES_OF_13 =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
  private static final Set<String> SUITES_OF_12 =
      Set.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
  private static final Map<String, String> GROUPS =
      Map.of(
          "CurveP256", "secp256r1",
          "CurveP384", "secp384r1",
          "CurveP521", "secp521r1",
          "X25519", "x25519");

  private WireReader() {}

  static TlsSettings.Wire read(Section section) {
    return new TlsSettings.Wire(
        protocols(section),
        cipherSuites(section),
        section.texts("curve_preferences").stream().map(name -> group(section, name)).toList(),
        section.flag("prefer_server_cipher_suites", true));
  }

  private static List<String> protocols(Section section) {
    int oldest = Math.max(version(section, "min_version", "TLS12"), OLDEST_SPOKEN);
    int newest = version(section, "max_version", "TLS13");
    if (newest < OLDEST_SPOKEN) {
      section.fault("max_version", "expected TLS12 or TLS13, for Java speaks nothing older");
    } else if (newest < oldest) {
      section.fault("max_version", "expected no older version than min_version");
    }
    return PROTOCOLS.subList(oldest, Math.max(newest, oldest) + 1);
  }

  private static int version(Section section, String key, String standard) {
    String text = section.text(key).orElse(standard);
    if (!VERSIONS.contains(text)) {
      section.fault(
          key, "expected one of %s, found \"%s\"".formatted(String.join(", ", VERSIONS), text));
      return VERSIONS.indexOf(standard);
    }
    return VERSIONS.indexOf(text);
  }

  // As with Go, the list is about TLS 1.2; the three suites of 1.3 are always on.
  private static List<String> cipherSuites(Section section) {
    List<String> named = section.texts("cipher_suites");
    List<String> suites = new ArrayList<>();
    for (String suite : named) {
      if (SUITES_OF_12.contains(suite)) {
        suites.add(suite);
      } else if (!SUITES_OF_13.contains(suite)) {
        section.fault("cipher_suites", "unknown suite \"" + suite + '"');
      }
    }
    if (!named.isEmpty()) {
      suites.addAll(SUITES_OF_13);
    }
    return suites;
  }

  private static String group(Section section, String name) {
    @Nullable String group = GROUPS.get(name);
    if (group == null) {
      String names = String.join(", ", GROUPS.keySet().stream().sorted().toList());
      section.fault(
          "curve_preferences", "expected some of %s, found \"%s\"".formatted(names, name));
      return "";
    }
    return group;
  }
}
