package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsCollectorTest {
  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "a\\\"b\\$c\\\\d, a\"b$c\\d",
        "\"a\\\"b\\$c\\\\d\", a\"b$c\\d",
        "'a\\\"b', a\\\"b",
        "\"\", ~~",
        "plain-1.0, plain-1.0",
      })
  void collect_quotedAsAShellDoes_isTakenApart(String written, String name) throws IOException {
    String inQuotes = written.startsWith("a") ? '"' + written + '"' : written;

    RecordingSink sink = collect("NAME=" + inQuotes + "\n");

    assertThat(sink.lines("node_os_info")).singleElement().asString().contains("name=\"" + name);
  }

  @ParameterizedTest
  @CsvSource({"20.04, 20.04", "12, 12", "9.1.3, 9.1", "3., 3"})
  void collect_versionStartsWithANumber_addsIt(String id, String version) throws IOException {
    RecordingSink sink = collect("ID=x\nVERSION_ID=" + id + "\n");

    assertThat(sink.lines("node_os_version"))
        .containsExactly("node_os_version{id=\"x\",id_like=\"\",name=\"\"} " + version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rolling", "v3", "0", "''"})
  void collect_versionIsNoNumber_leavesItOut(String id) throws IOException {
    RecordingSink sink = collect("ID=arch\nVERSION_ID=" + id + "\n");

    assertThat(sink.lines()).hasSize(1);
  }

  @Test
  void collect_onlyInUsrLib_readsThat() throws IOException {
    HostTree host = new HostTree(root).with("usr/lib/os-release", "ID=alpine\n");
    RecordingSink sink = new RecordingSink();

    new OsCollector(host.paths()).collect(sink);

    assertThat(sink.lines()).singleElement().asString().contains("id=\"alpine\"");
  }

  @Test
  void collect_systemWasUpgraded_tellsTheNewVersion() throws IOException {
    HostTree host = new HostTree(root).with("etc/os-release", "ID=debian\nVERSION_ID=9\n");
    OsCollector collector = new OsCollector(host.paths());
    collector.collect(new RecordingSink());
    host.with("etc/os-release", "ID=debian\nVERSION_ID=10\n");
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines("node_os_version"))
        .containsExactly("node_os_version{id=\"debian\",id_like=\"\",name=\"\"} 10");
  }

  @Test
  void collect_fileIsDamagedMeanwhile_failsEachTime() throws IOException {
    HostTree host = new HostTree(root).with("etc/os-release", "ID=debian\n");
    OsCollector collector = new OsCollector(host.paths());
    collector.collect(new RecordingSink());
    host.with("etc/os-release", "ID=\"debian\n");

    assertThatThrownBy(() -> collector.collect(new RecordingSink()));
    assertThatThrownBy(() -> collector.collect(new RecordingSink()));
  }

  @Test
  void collect_noFile_isNoData() {
    assertThatThrownBy(
            () -> new OsCollector(new HostTree(root).paths()).collect(new RecordingSink()))
        .isInstanceOf(NoDataException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NAME", "=x", "NAME=\"open", "NAME='", "SUPPORT_END=soon"})
  void collect_malformedLine_fails(String line) {
    assertThatThrownBy(() -> collect(line + "\n")).hasMessageContaining("os-release");
  }

  private RecordingSink collect(String content) throws IOException {
    HostTree host = new HostTree(root).with("etc/os-release", content);
    RecordingSink sink = new RecordingSink();
    new OsCollector(host.paths()).collect(sink);
    return sink;
  }
}
