package io.hostwatch.exporter.linux.libc;

/** Linux's error numbers in the words that node_exporter puts into {@code device_error}. */
public final class Errno {
  private Errno() {}

  /** Few and fixed words for {@code errno}; its number where it is not one that mounts cause. */
  public static String text(int errno) {
    return switch (errno) {
      case 1 -> "operation not permitted";
      case 2 -> "no such file or directory";
      case 4 -> "interrupted system call";
      case 5 -> "input/output error";
      case 6 -> "no such device or address";
      case 12 -> "cannot allocate memory";
      case 13 -> "permission denied";
      case 19 -> "no such device";
      case 20 -> "not a directory";
      case 36 -> "file name too long";
      case 38 -> "function not implemented";
      case 40 -> "too many levels of symbolic links";
      case 75 -> "value too large for defined data type";
      case 103 -> "software caused connection abort";
      case 107 -> "transport endpoint is not connected";
      case 110 -> "connection timed out";
      case 111 -> "connection refused";
      case 112 -> "host is down";
      case 113 -> "no route to host";
      case 116 -> "stale NFS file handle";
      case 121 -> "remote I/O error";
      case 126 -> "required key not available";
      default -> "errno " + errno;
    };
  }
}
