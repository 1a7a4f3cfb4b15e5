package io.hostwatch.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.hostwatch.e2e.harness.Repository;
import io.hostwatch.e2e.launcher.Launcher.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the launcher comes by Prometheus and Alertmanager, from a release site that this test plays.
 */
class PeersIT {

  @TempDir Path scratch;

  private HttpServer site;
  private Launcher launcher;
  private Path peers;

  /** A launcher of its own, so that the checkout's fetched programs stay as they are. */
  @BeforeEach
  void playReleaseSite() throws IOException {
    Path root = Files.createDirectories(scratch.resolve("checkout"));
    exec(List.of("cp", "-R", path("hostwatch"), path("launcher"), root.toString()));
    peers = root.resolve(".hostwatch/peers");
    Path files = Files.createDirectories(scratch.resolve("site"));
    site =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            files,
            SimpleFileServer.OutputLevel.NONE);
    site.start();
    launcher =
        new Launcher(root, scratch)
            .with("HOSTWATCH_RELEASES_URL", "http://127.0.0.1:" + site.getAddress().getPort())
            .with("PATH", outdatedPrograms() + ":" + System.getenv("PATH"));
    release("prometheus", "promtool", "3.5.3");
    release("alertmanager", "amtool", "0.33.1");
  }

  @AfterEach
  void closeSite() {
    site.stop(0);
  }

  @Test
  void peers_onlyOutdatedOnPath_fetchesReleases() {
    Result result = launcher.run("peers");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out().strip()).isEqualTo(peers.resolve("bin").toString());
    assertThat(result.err()).contains("prometheus is 2.0.0, not 3.5 or later");
    assertThat(List.of("prometheus", "promtool", "alertmanager", "amtool"))
        .allMatch(name -> Files.isExecutable(peers.resolve("bin").resolve(name)));
  }

  @Test
  void peers_fetchedBefore_needNoNetwork() {
    launcher.run("peers");
    site.stop(0);

    Result again = launcher.run("peers");

    assertThat(again.exit()).as(again.err()).isZero();
  }

  @Test
  void peers_checksumDiffers_refusesAndKeepsNothing() throws IOException {
    Path sums = download("prometheus", "3.5.3").resolve("sha256sums.txt");
    Files.writeString(sums, Files.readString(sums).replaceAll("^[0-9a-f]{8}", "00000000"));

    Result result = launcher.run("peers");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("does not match its SHA-256");
    assertThat(peers.resolve("prometheus-3.5.3")).doesNotExist();
    assertThat(peers.resolve(".scratch")).doesNotExist();
  }

  private void release(String server, String tool, String version) throws IOException {
    String name = server + "-" + version + "." + platform();
    Path parent = scratch.resolve("content");
    Path content = Files.createDirectories(parent.resolve(name));
    program(content.resolve(server), version);
    program(content.resolve(tool), version);
    Path archive = download(server, version).resolve(name + ".tar.gz");
    exec(List.of("tar", "-C", parent.toString(), "-czf", archive.toString(), name));
    Files.writeString(
        archive.resolveSibling("sha256sums.txt"),
        sha256(archive) + "  " + archive.getFileName() + "\n");
  }

  private Path download(String product, String version) throws IOException {
    return Files.createDirectories(
        scratch.resolve("site").resolve(product).resolve("releases/download/v" + version));
  }

  private Path outdatedPrograms() throws IOException {
    Path bin = Files.createDirectories(scratch.resolve("outdated"));
    for (String name : List.of("prometheus", "promtool", "alertmanager", "amtool")) {
      program(bin.resolve(name), name.startsWith("p") ? "2.0.0" : "0.1.0");
    }
    return bin;
  }

  private static void program(Path file, String version) throws IOException {
    Files.writeString(file, "#!/bin/sh\necho program, version " + version + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String platform() {
    String os =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).replace("mac os x", "darwin");
    String machine = System.getProperty("os.arch").replace("aarch64", "arm64");
    return os + "-" + machine.replace("x86_64", "amd64");
  }

  private static String path(String name) {
    return Repository.path(name).toString();
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void exec(List<String> command) throws IOException {
    try {
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
