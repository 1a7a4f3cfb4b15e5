package io.hostwatch.exporter.webconfig;

import java.util.Arrays;
import java.util.Optional;

/** What is asked of clients' certificates, in Go's words. */
enum ClientAuth {
  NONE("NoClientCert", false, false),
  REQUEST("RequestClientCert", false, false),
  REQUIRE_ANY("RequireAnyClientCert", true, false),
  VERIFY_IF_GIVEN("VerifyClientCertIfGiven", false, true),
  REQUIRE_AND_VERIFY("RequireAndVerifyClientCert", true, true);

  private final String word;
  private final boolean required;
  private final boolean verified;

  ClientAuth(String word, boolean required, boolean verified) {
    this.word = word;
    this.required = required;
    this.verified = verified;
  }

  static Optional<ClientAuth> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  static String words() {
    return String.join(", ", Arrays.stream(values()).map(one -> one.word).toList());
  }

  boolean isRequired() {
    return required;
  }

  boolean isVerified() {
    return verified;
  }
}
