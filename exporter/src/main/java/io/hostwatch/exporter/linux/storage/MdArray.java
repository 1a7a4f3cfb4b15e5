package io.hostwatch.exporter.linux.storage;

/**
 * What {@code /proc/mdstat} says of one array.
 *
 * @param activity the word that stands there, such as active or inactive, or what is going on
 *     instead: recovering, reshaping, resyncing or checking
 * @param required disks of an array that is whole
 * @param synced blocks that are in step; all of them unless something is going on
 */
record MdArray(
    String device,
    String activity,
    double active,
    double required,
    int failed,
    int spare,
    double blocks,
    double synced) {}
