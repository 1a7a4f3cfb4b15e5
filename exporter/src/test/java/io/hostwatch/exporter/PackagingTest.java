package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds together what the packages are made of: the unit, its flags, where the .deb puts what. */
class PackagingTest {
  private static final Path PACKAGES = Path.of("src/packages");
  private static final String HOME = "/usr/lib/hostwatch-exporter";
  private static final String PROGRAM = HOME + "/bin/hostwatch-exporter";
  private static final String DEFAULTS = "/etc/default/hostwatch-exporter";

  @Test
  void defaults_arguments_areFlagsThatTheExporterTakes() throws IOException {
    String arguments = value(read("default/hostwatch-exporter"), "ARGS").replace("\"", "");

    Command command =
        new CommandParser(Catalogue.names(), "").parse(List.of(arguments.split(" ", -1)));

    assertThat(command).isInstanceOf(Command.Serve.class);
  }

  @Test
  void defaults_comments_nameFlagsThatThereAre() throws IOException {
    Set<String> known =
        Flags.all(Catalogue.names()).stream().map(Flag::name).collect(Collectors.toSet());

    assertThat(all(read("default/hostwatch-exporter"), " (--[a-z.-]+)"))
        .hasSizeGreaterThan(2)
        .isSubsetOf(known);
  }

  @Test
  void unit_program_isWhatTheDebBrings() throws IOException {
    String unit = read("systemd/hostwatch-exporter.service");

    assertThat(value(unit, "ExecStart")).isEqualTo(PROGRAM + " $ARGS");
    assertThat(value(unit, "EnvironmentFile")).isEqualTo("-" + DEFAULTS);
    assertThat(value(unit, "Documentation")).isEqualTo("file://" + HOME + "/README.md");
    assertThat(read("usr-bin/hostwatch-exporter")).contains("exec " + PROGRAM + " \"$@\"");
    assertThat(Path.of("src/main/dist/bin/hostwatch-exporter")).isExecutable();
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<prefix>" + HOME + "</prefix>")
        .contains("<dst>" + DEFAULTS + "</dst>")
        .contains("<dst>/usr/lib/systemd/system/hostwatch-exporter.service</dst>");
  }

  @Test
  void unit_textFiles_areReadFromAFolderOfTheDeb() throws IOException {
    String folder =
        all(read("default/hostwatch-exporter"), "--collector\\.textfile\\.directory=([^\"]+)")
            .iterator()
            .next();

    assertThat(Files.readString(Path.of("pom.xml"))).contains("<path>" + folder + "</path>");
  }

  @Test
  void unit_user_isTheOneTheDebMakes() throws IOException {
    String user = value(read("systemd/hostwatch-exporter.service"), "User");

    assertThat(read("sysusers/hostwatch-exporter.conf")).startsWith("u " + user + " ");
  }

  @Test
  void unit_hardening_hidesNothingThatIsMeasured() throws IOException {
    String unit = read("systemd/hostwatch-exporter.service");

    assertThat(all(unit, "(?m)^([A-Za-z]+)="))
        .doesNotContain(
            "PrivateNetwork", "PrivateUsers", "ProtectClock", "ProtectHostname", "IPAddressDeny")
        .doesNotContain("MemoryDenyWriteExecute");
    assertThat(value(unit, "ProtectHome")).isEqualTo("read-only");
    assertThat(value(unit, "ProtectProc")).isEqualTo("default");
    assertThat(value(unit, "RestrictAddressFamilies")).contains("AF_NETLINK", "AF_UNIX");
  }

  private static String read(String file) throws IOException {
    return Files.readString(PACKAGES.resolve(file));
  }

  private static String value(String text, String key) {
    return all(text, "(?m)^" + key + "=(.*)$").iterator().next();
  }

  private static Set<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
