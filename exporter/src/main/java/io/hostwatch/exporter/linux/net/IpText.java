package io.hostwatch.exporter.linux.net;

/**
 * Writes IP addresses as labels have them: IPv6 with lower-case digits and its longest run of zeros
 * left out (RFC 5952), an IPv4 address in an IPv6 one as IPv4.
 */
final class IpText {
  private static final int V4_BYTES = 4;
  private static final int V6_GROUPS = 8;
  private static final int MAPPED_PREFIX = 12;

  private IpText() {}

  /** The text of an address of 4 or 16 bytes in network order. */
  static String of(byte[] address) {
    if (address.length == V4_BYTES) {
      return v4(address, 0);
    }
    return isMapped(address) ? v4(address, MAPPED_PREFIX) : v6(address);
  }

  private static String v4(byte[] address, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + V4_BYTES; i++) {
      text.append(i > from ? "." : "").append(address[i] & 0xff);
    }
    return text.toString();
  }

  private static boolean isMapped(byte[] address) {
    for (int i = 0; i < MAPPED_PREFIX - 2; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[MAPPED_PREFIX - 2] == -1 && address[MAPPED_PREFIX - 1] == -1;
  }

  private static String v6(byte[] address) {
    int zeros = longestZeros(address);
    int rest = zeros + zerosAt(address, zeros);
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < V6_GROUPS; group++) {
      if (group < zeros || group >= rest) {
        text.append(group > 0 && group != rest ? ":" : "");
        text.append(Integer.toHexString(group(address, group)));
      } else if (group == zeros) {
        text.append("::");
      }
    }
    return text.toString();
  }

  /** Where the longest run of two or more zeros starts; behind the last group if there is none. */
  private static int longestZeros(byte[] address) {
    int start = V6_GROUPS;
    int length = 1;
    for (int group = 0; group < V6_GROUPS; group++) {
      int zeros = zerosAt(address, group);
      if (zeros > length) {
        start = group;
        length = zeros;
      }
    }
    return start;
  }

  private static int zerosAt(byte[] address, int group) {
    int end = group;
    while (end < V6_GROUPS && group(address, end) == 0) {
      end++;
    }
    return end - group;
  }

  private static int group(byte[] address, int group) {
    return (address[2 * group] & 0xff) << 8 | (address[2 * group + 1] & 0xff);
  }
}
