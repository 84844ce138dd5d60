package debwright.trunk;

/**
 * A file of a tree, as git records it.
 *
 * @param path from the root, with {@code /}
 * @param mode git's: 0100644, 0100755, 0120000 (link) or 0160000 (another repository)
 * @param id of the content, 40 hex digits
 */
record TreeEntry(String path, int mode, String id) {

  @Override
  public String toString() {
    return Integer.toOctalString(mode) + " " + id + " " + path;
  }
}
