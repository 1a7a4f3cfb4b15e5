package io.hostwatch.bridge.store.jdbc;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server to be used instead of the one that the tests bring along, by system property: {@code
 * hostwatch.KIND.server} names one that runs, HOST:PORT, and {@code hostwatch.KIND.image} an image
 * to run in a container for as long as this JVM lives.
 *
 * @param port on which the image's server listens
 * @param environment with which the image's administrator needs no password
 */
record GivenServer(String kind, int port, Map<String, String> environment) {

  /** Where to find it, HOST:PORT. */
  String addressOr(Supplier<String> own) {
    return property("server").or(() -> property("image").map(this::run)).orElseGet(own);
  }

  private Optional<String> property(String what) {
    return Optional.ofNullable(System.getProperty("hostwatch." + kind + "." + what));
  }

  @SuppressWarnings("resource") // stops with the JVM
  private String run(String image) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withExposedPorts(port)
            .withEnv(environment);
    container.start();
    return container.getHost() + ":" + container.getMappedPort(port);
  }
}
