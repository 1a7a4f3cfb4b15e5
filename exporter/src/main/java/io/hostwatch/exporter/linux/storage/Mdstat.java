package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.Digits;
import io.hostwatch.exporter.linux.file.ProcText;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of {@code /proc/mdstat}: one that starts an array and indented ones that belong to it.
 *
 * <pre>{@code
 * Personalities : [raid1]
 * md6 : active raid1 sdb2[2](F) sdc[1](S) sda2[0]
 *       195310144 blocks [2/1] [U_]
 *       [=>....]  recovery =  8.5% (16775552/195310144) finish=17.0min speed=259783K/sec
 * }</pre>
 */
final class Mdstat {
  private static final int MOST_DIGITS = 18;

  private final ProcText text;
  private final List<MdArray> arrays = new ArrayList<>();
  private boolean more;

  private Mdstat(ProcText text) {
    this.text = text;
  }

  static List<MdArray> parse(ProcText text) throws CollectorException {
    Mdstat mdstat = new Mdstat(text);
    mdstat.more = text.nextLine();
    while (mdstat.more) {
      mdstat.next();
    }
    return mdstat.arrays;
  }

  private void next() throws CollectorException {
    String line = text.line();
    if (isIndented(line) || line.startsWith("Personalities") || line.startsWith("unused")) {
      more = text.nextLine();
    } else {
      arrays.add(array(line));
    }
  }

  private MdArray array(String head) throws CollectorException {
    String device = field();
    field();
    String activity = field();
    String status = text.nextLine() ? text.line() : "";
    if (!isIndented(status)) {
      throw text.incomplete("number of blocks of " + device);
    }
    double blocks = text.nextCounter();
    double[] disks = disks(head, status);
    Progress progress = progress(new Progress(activity, blocks));
    return new MdArray(
        device,
        progress.activity,
        disks[1],
        disks[0],
        count(head, "(F)"),
        count(head, "(S)"),
        blocks,
        progress.synced);
  }

  /** How many disks there should be and how many work: {@code [2/1]} in the status line. */
  private double[] disks(String head, String status) throws CollectorException {
    if (head.contains("raid0") || head.contains("linear")) {
      int members = count(head, "[");
      return new double[] {members, members};
    }
    if (head.contains("inactive")) {
      return new double[] {0, 0};
    }
    for (int open = status.indexOf('['); open >= 0; open = status.indexOf('[', open + 1)) {
      int slash = status.indexOf('/', open);
      int close = status.indexOf(']', open);
      if (slash > 0 && slash < close) {
        return new double[] {number(status, open, slash), number(status, slash, close)};
      }
    }
    throw text.malformed("the numbers of disks such as [2/2]");
  }

  private Progress progress(Progress none) throws CollectorException {
    Progress found = none;
    more = text.nextLine();
    while (more && isIndented(text.line())) {
      String line = text.line();
      String activity = activity(line);
      if (!activity.isEmpty()) {
        found = new Progress(activity, synced(line));
      }
      more = text.nextLine();
    }
    return found;
  }

  private static String activity(String line) {
    if (line.contains("recovery")) {
      return "recovering";
    }
    if (line.contains("reshape")) {
      return "reshaping";
    }
    if (line.contains("resync")) {
      return "resyncing";
    }
    return line.contains("check") ? "checking" : "";
  }

  /** Nothing yet where it says {@code resync=DELAYED} or {@code resync=PENDING}. */
  private double synced(String line) throws CollectorException {
    int open = line.indexOf('(');
    int slash = line.indexOf('/', open + 1);
    return open < 0 || slash < 0 ? 0 : number(line, open, slash);
  }

  private String field() throws CollectorException {
    if (!text.nextField()) {
      throw text.malformed("an array such as \"md0 : active raid1 sda1[0]\"");
    }
    return text.field();
  }

  private double number(String line, int before, int end) throws CollectorException {
    String digits = line.substring(before + 1, end);
    if (digits.length() > MOST_DIGITS || !Digits.only(digits)) {
      throw text.malformed("a number instead of \"" + digits + "\"");
    }
    return Double.parseDouble(digits);
  }

  private static int count(String line, String part) {
    int found = 0;
    for (int at = line.indexOf(part); at >= 0; at = line.indexOf(part, at + 1)) {
      found++;
    }
    return found;
  }

  private static boolean isIndented(String line) {
    return line.startsWith(" ") || line.startsWith("\t");
  }

  private record Progress(String activity, double synced) {}
}
