package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.ProcText;

/** Names of interfaces that a kernel file tells and that become part of a path. */
final class InterfaceName {
  private InterfaceName() {}

  /** Returns {@code name} if it leads to one folder, and to none elsewhere. */
  static String checked(String name, ProcText source) throws CollectorException {
    boolean leadsElsewhere = name.isEmpty() || name.equals(".") || name.equals("..");
    if (leadsElsewhere || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
      throw source.malformed("an interface's name");
    }
    return name;
  }
}
