package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of these means was tried with node_exporter 1.11.1. */
class CommandLineArgumentsTest {
  private static final FlagTable TABLE =
      new FlagTable(
          List.of(
              Flag.toggle("--quiet", "Quiet."),
              Flag.toggle("--no-color", "Grey."),
              Flag.value("--size", "N", "1", "Size."),
              Flag.repeatable("--at", "WHERE", "", "Where."),
              Flag.toggle("--help", "Help.")),
          Map.of("--old-size", "--size"));

  @TempDir Path directory;

  private final Faults faults = new Faults();

  @Test
  void split_valueInEitherForm_isTheSame() {
    Settings settings = split("--size=7", "--at", "a", "--at=b=c", "--at=", "--at", "-");

    assertThat(values(settings, "--size")).containsExactly("7");
    assertThat(values(settings, "--at")).containsExactly("a", "b=c", "", "-");
    assertThat(faults.lines()).isEmpty();
  }

  @Test
  void split_switchUndone_isSetByItsOtherName() {
    Settings settings = split("--no-quiet", "--color");

    assertThat(settings.isSet("--quiet")).isFalse();
    assertThat(settings.isSet("--no-quiet")).isTrue();
    assertThat(settings.isSet("--no-color")).isFalse();
    assertThat(faults.lines()).isEmpty();
  }

  @Test
  void split_shortHelp_isHelp() {
    assertThat(split("-h").isSet("--help")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--size 1 --size 2|--size=2: expected it once",
        "--old-size=1 --size=2|--size=2: expected it once",
        "--quiet --quiet|--quiet: stands beside itself or --no-quiet, expected one",
        "--quiet --no-quiet|--no-quiet: stands beside itself or --quiet, expected one",
        "--quiet=true|--quiet=true: expected no value; --no-quiet is the other",
        "--size|--size: expected a value, N",
        "--size --quiet|--size: expected a value, N",
        "--size -5|--size: expected a value, N",
        "--no-size=1|--no-size: unknown",
        "--nonsense|--nonsense: unknown; --help lists the flags",
        "-x|-x: unknown",
        "stray|stray: unexpected, expected flags only",
        "-- --size=1|--size=1: unknown",
        "@|@: ",
        "@/no/such/file|@/no/such/file: no such file"
      })
  void split_whatNodeExporterRefuses_isAFault(String line, String fault) {
    split(line.split(" "));

    assertThat(faults.lines()).anyMatch(found -> found.startsWith(fault));
  }

  @Test
  void split_argumentFile_standsForItsLines() throws IOException {
    Path inner = Files.writeString(directory.resolve("inner"), "--at=c\n");
    Path file = Files.writeString(directory.resolve("args"), "# why\n--at\nb\n@" + inner + "\n");

    Settings settings = split("--at=a", "@" + file, "--at=d");

    assertThat(values(settings, "--at")).containsExactly("a", "b", "c", "d");
  }

  @Test
  void split_argumentFileNamesItself_ends() throws IOException {
    Path file = directory.resolve("args");
    Files.writeString(file, "@" + file + "\n");

    split("@" + file);

    assertThat(faults.lines())
        .containsExactly("@" + file + ": argument files name each other without end");
  }

  @Test
  void split_oldName_countsAndWarns() {
    Settings settings = split("--old-size=3");

    assertThat(values(settings, "--size")).containsExactly("3");
    assertThat(settings.warnings()).containsExactly("--old-size is deprecated, --size is its name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--runtime.gomaxprocs=1",
        "--collector.perf.cpus=0-3",
        "--collector.supervisord.url=http://x",
        "--collector.wifi",
        "--collector.pcidevice.names"
      })
  void split_flagOfGoOrOfAbsentCollector_isLetPassWithAWarning(String flag) {
    Settings settings = split(flag);

    assertThat(faults.lines()).isEmpty();
    assertThat(settings.warnings()).hasSize(1).allMatch(line -> line.contains("no effect here"));
  }

  @Test
  void split_absentCollectorSwitchedOff_isQuiet() {
    Settings settings = split("--no-collector.wifi", "--no-collector.pcidevice.names");

    assertThat(faults.lines()).isEmpty();
    assertThat(settings.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--collector.wifi=false", "--runtime.gomaxprocs", "--no-runtime.gomaxprocs"})
  void split_foreignFlagWrongly_isAFault(String flag) {
    split(flag);

    assertThat(faults.lines()).hasSize(1);
  }

  private Settings split(String... arguments) {
    return CommandLineArguments.split(TABLE, List.of(arguments), faults);
  }

  private static List<String> values(Settings settings, String flag) {
    return settings.of(flag).stream().map(Settings.Setting::value).toList();
  }
}
