package io.hostwatch.e2e.harness;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A host made of files: a {@code /proc} whose processors tick in real time with the load that the
 * test asks for, memory as the test says, and one disk that is really filled.
 *
 * <p>What the test does not drive is copied once from the machine it runs on. Files are replaced in
 * one step, so a reader never sees half of one.
 */
public final class HostTree implements AutoCloseable {

  /** Where the host's disk is mounted, as the host sees it. */
  public static final String MOUNTPOINT = "/srv/data";

  private static final Duration TICK = Duration.ofMillis(50);
  private static final long MEMORY_KB = 16L << 20;
  private static final List<String> COPIED =
      List.of(
          "proc/vmstat",
          "proc/diskstats",
          "proc/loadavg",
          "proc/uptime",
          "proc/net/dev",
          "proc/net/netstat",
          "proc/net/snmp",
          "proc/net/snmp6",
          "proc/net/sockstat",
          "proc/net/sockstat6",
          "proc/pressure/cpu",
          "proc/pressure/io",
          "proc/pressure/memory",
          "proc/sys/fs/file-nr",
          "proc/sys/kernel/hostname",
          "proc/sys/kernel/domainname",
          "proc/sys/kernel/ostype",
          "proc/sys/kernel/osrelease",
          "proc/sys/kernel/version",
          "etc/os-release");

  private final Path root;
  private final Processors processors = new Processors(2, System::nanoTime);
  private final Disk disk;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private HostTree(Path root) {
    this.root = root;
    COPIED.forEach(this::copyFromMachine);
    write("sys/devices/system/cpu/offline", "\n");
    write("sys/devices/system/cpu/cpu0/online", "1\n");
    write("sys/devices/system/cpu/cpu1/online", "1\n");
    this.disk = Disk.at(root, MOUNTPOINT);
    write("proc/1/mountinfo", disk.mountinfo());
    write("proc/self/mountinfo", disk.mountinfo());
    memoryUsed(0.30);
    tick();
  }

  /** An idle host whose clock runs. */
  public static HostTree at(Path root) {
    HostTree tree = new HostTree(root);
    long period = TICK.toMillis();
    var _ = tree.clock.scheduleAtFixedRate(tree::tick, period, period, TimeUnit.MILLISECONDS);
    return tree;
  }

  /** From now on the processors spend these shares of their time busy and waiting for disks. */
  public void load(double busy, double ioWait) {
    processors.spend(busy, ioWait);
  }

  /** From now on this share of the memory is in use. */
  public void memoryUsed(double share) {
    long available = Math.round(MEMORY_KB * (1 - share));
    write(
        "proc/meminfo",
        """
        MemTotal:       %d kB
        MemFree:        %d kB
        MemAvailable:   %d kB
        Buffers:        1024 kB
        Cached:         %d kB
        SwapTotal:      0 kB
        SwapFree:       0 kB
        """
            .formatted(MEMORY_KB, available / 2, available, available / 2));
  }

  /** From now on this share of the disk is in use. */
  public void diskUsed(double share) {
    disk.fill(share);
  }

  /** Makes the load averages unreadable, so that one collector fails. */
  public void breakLoadAverages() {
    write("proc/loadavg", "no numbers here\n");
  }

  /** Makes them readable again. */
  public void mendLoadAverages() {
    copyFromMachine("proc/loadavg");
  }

  /** The exporter's flags that make it read this host. */
  public List<String> flags() {
    List<String> flags = new ArrayList<>(disk.flags());
    flags.add("--path.procfs=" + root.resolve("proc"));
    flags.add("--path.sysfs=" + root.resolve("sys"));
    flags.add("--path.rootfs=" + root);
    flags.add("--no-collector.timex"); // not every machine has its clock set
    return flags;
  }

  private void tick() {
    write("proc/stat", processors.stat());
  }

  private void copyFromMachine(String file) {
    Path source = Path.of("/").resolve(file);
    if (Files.isReadable(source)) {
      // Files.readString takes such a file's size of 0 at its word and reads one byte by itself;
      // what lies below /proc/sys then says that this was all.
      try (InputStream input = new FileInputStream(source.toFile())) {
        write(file, new String(input.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void write(String file, String content) {
    Path target = root.resolve(file);
    Path fresh = target.resolveSibling(target.getFileName() + ".fresh");
    try {
      Files.createDirectories(target.getParent());
      Files.writeString(fresh, content);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    disk.close();
  }
}
