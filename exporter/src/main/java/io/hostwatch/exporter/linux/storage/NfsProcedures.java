package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.ProcText;
import java.util.List;

/**
 * The procedures of one version of NFS in the order of their numbers, and what their requests are
 * counted as.
 *
 * <p>A line gives how many numbers follow, then one for each procedure: {@code proc2 18 16 57 …}. A
 * kernel that is older than a procedure gives fewer, one that has newer ones more; one without that
 * version of NFS gives no line. A procedure that the kernel does not know was never asked for.
 *
 * @param version of NFS, for the label
 * @param counted whether the line gives first how many numbers follow
 * @param skipped how many of the first procedures are not reported
 */
record NfsProcedures(String version, boolean counted, int skipped, List<String> names) {
  private static final String V2 =
      "GetAttr SetAttr Root Lookup ReadLink Read WrCache Write Create Remove Rename Link SymLink"
          + " MkDir RmDir ReadDir FsStat";
  private static final String V3 =
      "GetAttr SetAttr Lookup Access ReadLink Read Write Create MkDir SymLink MkNod Remove RmDir"
          + " Rename Link ReadDir ReadDirPlus FsStat FsInfo PathConf Commit";
  private static final String CLIENT_V4 =
      "Null Read Write Commit Open OpenConfirm OpenNoattr OpenDowngrade Close Setattr FsInfo Renew"
          + " SetClientID SetClientIDConfirm Lock Lockt Locku Access Getattr Lookup LookupRoot"
          + " Remove Rename Link Symlink Create Pathconf StatFs ReadLink ReadDir ServerCaps"
          + " DelegReturn GetACL SetACL FsLocations ReleaseLockowner Secinfo FsidPresent"
          + " ExchangeID CreateSession DestroySession Sequence GetLeaseTime ReclaimComplete"
          + " GetDeviceInfo LayoutGet LayoutCommit LayoutReturn SecinfoNoName TestStateID"
          + " FreeStateID GetDeviceList BindConnToSession DestroyClientID Seek Allocate DeAllocate"
          + " LayoutStats Clone";
  private static final String SERVER_V4 =
      "Access Close Commit Create DelegPurge DelegReturn GetAttr GetFH Link Lock Lockt Locku Lookup"
          + " LookupRoot Nverify Open OpenAttr OpenConfirm OpenDgrd PutFH";
  private static final String SERVER_V4_REST =
      "Read ReadDir ReadLink Remove Rename Renew RestoreFH SaveFH SecInfo SetAttr SetClientID"
          + " SetClientIDConfirm Verify Write RelLockOwner";

  NfsProcedures {
    names = List.copyOf(names);
  }

  static NfsProcedures clientV2() {
    return of("2", 0, "Null " + V2);
  }

  static NfsProcedures clientV3() {
    return of("3", 0, "Null " + V3);
  }

  static NfsProcedures clientV4() {
    return of("4", 0, CLIENT_V4);
  }

  static NfsProcedures serverV2() {
    return of("2", 1, V2);
  }

  static NfsProcedures serverV3() {
    return of("3", 1, V3);
  }

  /** After three that no client can ask for. PutPubFH and PutRootFH are left out. */
  static NfsProcedures serverV4() {
    return of("4", 3, SERVER_V4 + " - - " + SERVER_V4_REST);
  }

  /** Requests for attributes that had to be fetched from the client that may write: no count. */
  static NfsProcedures serverDelegations() {
    return new NfsProcedures("4", false, 0, List.of("WdelegGetattr"));
  }

  /** Adds the rest of {@code text}'s line. */
  void collect(ProcText text, Family requests, MetricSink sink) throws CollectorException {
    double left = counted ? text.nextCounter() : names.size();
    for (int i = 0; i < skipped && left > 0; i++, left--) {
      text.nextCounter();
    }
    for (String name : names) {
      double count = left-- > 0 ? text.nextCounter() : 0;
      add(name, count, requests, sink);
    }
  }

  /** Adds each procedure as never asked for. */
  void collectNone(Family requests, MetricSink sink) {
    for (String name : names) {
      add(name, 0, requests, sink);
    }
  }

  private void add(String name, double count, Family requests, MetricSink sink) {
    if (!name.equals("-")) {
      sink.add(requests, count, version, name);
    }
  }

  private static NfsProcedures of(String version, int skipped, String names) {
    return new NfsProcedures(version, true, skipped, List.of(names.split(" ", -1)));
  }
}
