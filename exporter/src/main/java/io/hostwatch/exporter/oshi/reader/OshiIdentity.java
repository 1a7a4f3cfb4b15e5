package io.hostwatch.exporter.oshi.reader;

import io.hostwatch.exporter.oshi.host.IdentityReading;
import io.hostwatch.exporter.oshi.host.IdentityReading.Product;
import io.hostwatch.exporter.oshi.host.IdentityReading.Uname;
import io.hostwatch.exporter.oshi.host.Platform;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import oshi.software.os.OperatingSystem;
import oshi.util.platform.mac.SysctlUtil;

/** What the system calls itself. */
final class OshiIdentity {

  private OshiIdentity() {}

  static IdentityReading read(Platform platform, OperatingSystem system) {
    return new IdentityReading(uname(platform, system), product(platform, system));
  }

  private static Uname uname(Platform platform, OperatingSystem system) {
    OperatingSystem.OSVersionInfo version = system.getVersionInfo();
    String host = system.getNetworkParams().getHostName();
    String machine = machine(platform, System.getProperty("os.arch", ""));
    return switch (platform) {
      case MACOS ->
          new Uname(
              "Darwin",
              SysctlUtil.sysctl("kern.osrelease", ""),
              SysctlUtil.sysctl("kern.version", ""),
              machine,
              host);
      case WINDOWS ->
          new Uname(
              "Windows", text(version.getVersion()), text(version.getBuildNumber()), machine, host);
      case LINUX -> new Uname("Linux", text(version.getBuildNumber()), "", machine, host);
    };
  }

  private static Product product(Platform platform, OperatingSystem system) {
    OperatingSystem.OSVersionInfo version = system.getVersionInfo();
    String id =
        switch (platform) {
          case MACOS -> "macos";
          case WINDOWS -> "windows";
          case LINUX -> system.getFamily().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
        };
    return new Product(
        id,
        system.getFamily(),
        text(version.getVersion()),
        text(version.getCodeName()),
        text(version.getBuildNumber()));
  }

  /** The kernel's word for what the JVM calls {@code osArch}. */
  static String machine(Platform platform, String osArch) {
    return switch (osArch) {
      case "amd64" -> "x86_64";
      case "x86" -> "i686";
      case "aarch64" -> platform == Platform.MACOS ? "arm64" : osArch;
      default -> osArch;
    };
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
