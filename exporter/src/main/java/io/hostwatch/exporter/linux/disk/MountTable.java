package io.hostwatch.exporter.linux.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is mounted on the host.
 *
 * <p>Source: {@code /proc/1/mountinfo}, so that a container sees the host's mounts; where that is
 * hidden ({@code hidepid}), {@code /proc/self/mountinfo}. See proc_pid_mountinfo(5). Used by one
 * thread at a time.
 */
final class MountTable {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-3][0-7]{2})");

  private final HostFiles files = new HostFiles();
  private final Path ofInit;
  private final Path own;
  private final String rootfs;
  private byte[] parsed = new byte[0];
  private List<Mount> mounts = List.of();
  private int edition;

  MountTable(HostPaths paths) {
    this.ofInit = paths.procfs().resolve("1/mountinfo");
    this.own = paths.procfs().resolve("self/mountinfo");
    String root = paths.rootfs().toString();
    this.rootfs = root.equals("/") ? "" : root;
  }

  /**
   * Reads the table, in its order; a mount that hides another comes after it. What was read before
   * is read no further than to see that it is the same.
   */
  List<Mount> read() throws IOException {
    ProcText text = open();
    if (!text.isSameAs(parsed)) {
      mounts = parse(text);
      parsed = text.copy();
      edition++;
    }
    return mounts;
  }

  /** How often the table was another one than before. */
  int edition() {
    return edition;
  }

  private List<Mount> parse(ProcText text) throws CollectorException {
    List<Mount> found = new ArrayList<>();
    while (text.nextLine()) {
      found.add(mount(text));
    }
    return List.copyOf(found);
  }

  private ProcText open() throws IOException {
    try {
      return files.read(ofInit);
    } catch (IOException hidden) {
      try {
        return files.read(own);
      } catch (IOException e) {
        e.addSuppressed(hidden);
        throw e;
      }
    }
  }

  /** {@code 36 35 98:0 /root /mnt rw,noatime master:1 - ext4 /dev/sda rw,errors=continue}. */
  private Mount mount(ProcText text) throws CollectorException {
    text.nextUnsigned(); // the mount's id
    text.nextUnsigned(); // its parent's
    String[] number = required(text).split(":", 2);
    required(text); // which folder of the file system is mounted
    required(text);
    String onHost = withoutRoot(unescaped(text.rawField()));
    String options = required(text);
    skipOptionalFields(text);
    String type = required(text);
    String device = required(text);
    String superOptions = text.nextField() ? text.field() : "";
    return new Mount(
        device,
        new String(onHost.getBytes(ISO_8859_1), UTF_8),
        type,
        number[0],
        number.length == 2 ? number[1] : "",
        isReadOnly(options) || isReadOnly(superOptions),
        new String(rootfs.getBytes(UTF_8), ISO_8859_1) + onHost);
  }

  private static String required(ProcText text) throws CollectorException {
    if (!text.nextField()) {
      throw text.malformed("a mount of at least ten fields");
    }
    return text.field();
  }

  private static void skipOptionalFields(ProcText text) throws CollectorException {
    do {
      required(text);
    } while (!text.fieldIs("-"));
  }

  /** Blanks, newlines and backslashes in a mount point stand there as an octal number: \\040. */
  private static String unescaped(String mountPoint) {
    return ESCAPE
        .matcher(mountPoint)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 8))));
  }

  private String withoutRoot(String mountPoint) {
    if (!rootfs.isEmpty() && mountPoint.equals(rootfs)) {
      return "/";
    }
    boolean below = !rootfs.isEmpty() && mountPoint.startsWith(rootfs + '/');
    return below ? mountPoint.substring(rootfs.length()) : mountPoint;
  }

  /** ext4 says emergency_ro since Linux 6.15 where it stopped writing after an error. */
  private static boolean isReadOnly(String options) {
    return List.of(options.split(",")).stream()
        .anyMatch(option -> option.equals("ro") || option.equals("emergency_ro"));
  }
}
