package debwright.trunk;

import debwright.run.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What stands for an engine as it was built, without what only a debugger reads: lines that a
 * comment moved, names of local variables, times in jars. Two builds of one digest, started by one
 * command, answer alike; {@link EngineDigest} tells two sources apart that may well do so.
 */
public final class ClassesDigest {
  private final MessageDigest digest = DigestUtils.getSha256Digest();

  private ClassesDigest() {}

  /**
   * SHA-256 in hex over the worker command and over path, content and executability of each file in
   * the folders, by path. Of class files, also those in jars, counts what {@link BareClass} leaves;
   * of jars names and content of their entries; of all others each byte. Links are followed.
   *
   * @param worker the command that starts a worker
   * @param engine where the engine was built
   * @param folders what its workers are made of, relative to {@code engine}; in no order
   * @throws EngineException the build left no such folder, or nothing in it
   * @throws IOException a file cannot be read, or a link leads to a folder around it
   */
  public static String of(String worker, Path engine, List<String> folders)
      throws IOException, EngineException {
    ClassesDigest made = new ClassesDigest();
    made.add("worker " + worker);
    for (Map.Entry<String, Path> file : files(engine, folders).entrySet()) {
      made.add((Files.isExecutable(file.getValue()) ? "x " : "- ") + file.getKey());
      made.add(content(file.getValue()));
    }
    return made.hex();
  }

  /** A zero byte ends each part: no path, no command and no digest holds one. */
  private void add(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static SortedMap<String, Path> files(Path engine, List<String> folders)
      throws IOException, EngineException {
    SortedMap<String, Path> files = new TreeMap<>();
    for (String folder : folders) {
      List<Path> found = files(engine.resolve(folder));
      if (found.isEmpty()) {
        throw new EngineException(
            "the build left nothing in %s, which engine.classes names".formatted(folder),
            "",
            "engine.classes lists folders that engine.build makes; it looked in " + engine);
      }
      found.forEach(file -> files.put(name(engine, file), file));
    }
    return files;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String name(Path engine, Path file) {
    return engine.relativize(file).normalize().toString();
  }

  private static String content(Path file) throws IOException {
    if (file.toString().endsWith(".jar")) {
      try (ZipFile jar = new ZipFile(file.toFile())) {
        return entries(jar);
      } catch (ZipException e) {
        return "damaged jar " + DigestUtils.sha256Hex(Files.readAllBytes(file));
      }
    }
    return content(file.toString(), Files.readAllBytes(file));
  }

  /** Of entries with one name, which Java takes in their order, all. */
  private static String entries(ZipFile jar) throws IOException {
    SortedMap<String, ClassesDigest> contents = new TreeMap<>();
    for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      byte[] bytes = jar.getInputStream(entry).readAllBytes();
      contents
          .computeIfAbsent(entry.getName(), name -> new ClassesDigest())
          .add(content(entry.getName(), bytes));
    }
    ClassesDigest whole = new ClassesDigest();
    contents.forEach((name, content) -> whole.add(name + "\0" + content.hex()));
    return whole.hex();
  }

  private static String content(String name, byte[] bytes) {
    return DigestUtils.sha256Hex(name.endsWith(".class") ? BareClass.of(bytes) : bytes);
  }
}
