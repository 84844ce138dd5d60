package debwright.resolve;

/**
 * A folder that the dynamic linker looks into.
 *
 * @param path absolute
 * @param own whether it is a path of the app; else one of the system around it
 */
record SearchFolder(String path, boolean own) {}
