package debwright.elf;

import java.nio.ByteBuffer;

/**
 * One note (gABI, "Note Section").
 *
 * @param owner its name field, up to the NUL
 * @param type its type field, which only the owner can tell the meaning of
 * @param description its bytes, in the file's byte order
 */
record Note(String owner, long type, ByteBuffer description) {}
