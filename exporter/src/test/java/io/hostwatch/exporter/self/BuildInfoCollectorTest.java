package io.hostwatch.exporter.self;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildInfoCollectorTest {

  @Test
  void collect_build_hasNodeExportersLabels() {
    List<String> lines = new ArrayList<>();
    BuildInfo build = new BuildInfo("1.2.3", "abc", "main", "me", "today");

    new BuildInfoCollector(build)
        .collect(
            (family, value, labels) ->
                lines.add(family.name() + family.labelNames() + List.of(labels) + value));

    assertThat(lines.getFirst())
        .startsWith(
            "node_exporter_build_info[branch, goarch, goos, goversion, revision, tags, version]")
        .contains("main", "java25", "abc", "1.2.3");
  }

  @Test
  void load_builtJar_knowsItsVersion() {
    assertThat(BuildInfo.load().version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    assertThat(BuildInfo.load()).asString().startsWith("hostwatch-exporter, version ");
  }
}
