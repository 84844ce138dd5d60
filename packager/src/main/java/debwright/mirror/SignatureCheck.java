package debwright.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks signatures of Release files by gpgv(1), as apt does. */
final class SignatureCheck {
  private static final List<Path> USUAL =
      List.of(
          Path.of("/usr/share/keyrings/debian-archive-keyring.gpg"),
          Path.of("/usr/share/keyrings/ubuntu-archive-keyring.gpg"));
  private static final Pattern STATUS = Pattern.compile("(?m)^\\[GNUPG:] ([A-Z_]+) ?(.*)$");
  private static final int MOST_SECONDS = 60;

  private final List<Path> keyrings;
  private final boolean required;
  private final Path scratch;

  /**
   * @param named keyrings that a good signature must be by; where there are none, the archives' own
   *     of this system are used if they are there
   * @param scratch a folder for what gpgv reads
   */
  SignatureCheck(List<Path> named, Path scratch) {
    this.required = !named.isEmpty();
    this.keyrings = required ? named : USUAL.stream().filter(Files::isReadable).toList();
    this.scratch = scratch;
  }

  /**
   * Checks a file.
   *
   * @param signed the file, or the clear-signed message
   * @param detached its signature, or empty for a clear-signed message
   * @throws MirrorException when the signature is bad, or is not good where it must be
   */
  Signature check(byte[] signed, Optional<byte[]> detached, String where)
      throws IOException, MirrorException, InterruptedException {
    Signature found = find(signed, detached, where);
    if (required && !found.good()) {
      throw MirrorException.refused(where, "a good signature", "one that is " + found.text());
    }
    return found;
  }

  /** The same of a file without any signature. */
  Signature unsigned(String where) throws MirrorException {
    if (required) {
      throw MirrorException.refused(where, "a good signature", "none");
    }
    return Signature.unchecked("it has none");
  }

  private Signature find(byte[] signed, Optional<byte[]> detached, String where)
      throws IOException, MirrorException, InterruptedException {
    if (keyrings.isEmpty()) {
      return Signature.unchecked("this system has no keyring of the archives");
    }
    for (Path keyring : keyrings) {
      if (!Files.isReadable(keyring)) {
        throw MirrorException.refused("the keyring " + keyring, "a file that can be read", "none");
      }
    }
    Path file = write(signed);
    try {
      return verdict(gpgv(file, detached), where);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Path write(byte[] bytes) throws IOException {
    Path file = Files.createTempFile(scratch, "signed", "");
    return Files.write(file, bytes);
  }

  private Optional<String> gpgv(Path file, Optional<byte[]> detached)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gpgv", "--status-fd", "1"));
    keyrings.forEach(
        each -> command.addAll(List.of("--keyring", each.toAbsolutePath().toString())));
    Optional<Path> signature =
        detached.isEmpty() ? Optional.empty() : Optional.of(write(detached.get()));
    signature.ifPresent(each -> command.add(each.toString()));
    command.add(file.toString());
    try {
      return run(command);
    } finally {
      if (signature.isPresent()) {
        Files.deleteIfExists(signature.get());
      }
    }
  }

  private static Optional<String> run(List<String> command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return Optional.empty();
    }
    String output = new String(process.getInputStream().readNBytes(1 << 20), UTF_8);
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("gpgv does not end");
    }
    return Optional.of(output);
  }

  // A good signature by one key is enough, as it is for apt: several sign while keys are replaced.
  private static Signature verdict(Optional<String> output, String where) throws MirrorException {
    if (output.isEmpty()) {
      return Signature.unchecked("this system has no gpgv");
    }
    List<String> good = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Matcher m = STATUS.matcher(output.get());
    while (m.find()) {
      switch (m.group(1)) {
        case "BADSIG" ->
            throw MirrorException.refused(where, "a good signature", "a bad one of " + m.group(2));
        case "GOODSIG" -> good.add(m.group(2).replaceFirst("^\\S+ ", ""));
        case "NO_PUBKEY" -> others.add("the keyrings have no key " + m.group(2));
        case "EXPKEYSIG" -> others.add("its key has expired: " + m.group(2));
        case "REVKEYSIG" -> others.add("its key is revoked: " + m.group(2));
        case "EXPSIG" -> others.add("it has expired: " + m.group(2));
        default -> {}
      }
    }
    if (!good.isEmpty()) {
      return new Signature(true, good.get(0));
    }
    return Signature.unchecked(others.isEmpty() ? "gpgv finds none" : others.get(0));
  }
}
