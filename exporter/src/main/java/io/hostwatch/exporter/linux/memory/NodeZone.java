package io.hostwatch.exporter.linux.memory;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.ProcText;

/** A zone of a node's memory, as {@code Node 0, zone Normal} names it. */
record NodeZone(String node, String zone) {

  /** Reads the current line's first four fields. */
  static NodeZone read(ProcText text) throws CollectorException {
    boolean isNode = text.nextField() && text.fieldIs("Node") && text.nextField();
    String node = text.field();
    if (!isNode || !node.endsWith(",") || !text.nextField() || !text.nextField()) {
      throw text.malformed("Node 0, zone Normal");
    }
    return new NodeZone(node.substring(0, node.length() - 1), text.field());
  }
}
