package io.hostwatch.exporter.self;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;

/**
 * The build, under node_exporter's name, because dashboards list their hosts by it, and under its
 * own.
 *
 * <pre>{@code
 * node_exporter_build_info{branch="main",goarch="amd64",goos="linux",goversion="java25",
 *     revision="4f2a91c",tags="hostwatch",version="0.1.0"} 1
 * hostwatch_exporter_build_info{java_version="25.0.1+8",revision="4f2a91c",version="0.1.0"} 1
 * }</pre>
 */
public final class BuildInfoCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("build_info");
  private static final Family NODE =
      Family.gauge(
          "node_exporter_build_info",
          "The exporter's build, always 1; the Go labels say what stands in Go's place here.",
          "branch",
          "goarch",
          "goos",
          "goversion",
          "revision",
          "tags",
          "version");
  private static final Family OWN =
      Family.gauge(
          "hostwatch_exporter_build_info",
          "The exporter's build and the Java it runs on, always 1.",
          "java_version",
          "revision",
          "version");

  private final BuildInfo build;

  public BuildInfoCollector(BuildInfo build) {
    this.build = build;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) {
    sink.add(
        NODE,
        1,
        build.branch(),
        Platform.architecture(),
        Platform.operatingSystem(),
        "java" + Runtime.version().feature(),
        build.revision(),
        BuildInfo.TAGS,
        build.version());
    sink.add(OWN, 1, Runtime.version().toString(), build.revision(), build.version());
  }
}
