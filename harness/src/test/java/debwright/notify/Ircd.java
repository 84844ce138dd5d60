package debwright.notify;

import debwright.launcher.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real server for IRC, Debian's ngircd, on a free port of this machine. */
final class Ircd implements AutoCloseable {
  private final Process process;
  private final int port;

  private Ircd(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Ircd start(Path folder, String password) throws IOException {
    return start(folder, password, freePort());
  }

  static Ircd start(Path folder, String password, int port) throws IOException {
    Tools.require("ngircd");
    Path config = folder.resolve("ngircd.conf");
    Files.writeString(
        config,
        """
        [Global]
        Name = irc.example.org
        Info = test
        Listen = 127.0.0.1
        Ports = %d
        MotdPhrase = hello
        Password = %s
        [Limits]
        MaxPenaltyTime = 0
        MaxConnectionsIP = 0
        [Options]
        DNS = no
        Ident = no
        PAM = no
        """
            .formatted(port, password));
    Process process =
        new ProcessBuilder(
                Tools.find("ngircd").orElseThrow().toString(), "-n", "-f", config.toString())
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Now listening on")) {
        drain(out);
        return new Ircd(process, port);
      }
    }
    throw new IOException("ngircd does not listen:\n" + said);
  }

  /** A process whose output nobody reads stops some day. */
  private static void drain(BufferedReader out) {
    Thread reader =
        new Thread(
            () -> {
              try {
                out.transferTo(Writer.nullWriter());
              } catch (IOException e) {
                // It has ended.
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  Client join(String nick, String channel) throws IOException {
    Client client = new Client(new Socket(InetAddress.getLoopbackAddress(), port));
    client.say("NICK " + nick);
    client.say("USER " + nick + " 0 * :" + nick);
    client.awaits(" 001 ");
    client.say("JOIN " + channel);
    client.awaits(" 366 ");
    return client;
  }

  /** Somebody in a channel, who speaks the protocol without a library. */
  static final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    private Client(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(10_000);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The next line that has a text in it. */
    String awaits(String text) throws IOException {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.contains(text)) {
          return line;
        }
      }
      throw new IOException("the server hung up before it said '" + text + "'");
    }

    /** What is said next in the channel. */
    String hears() throws IOException {
      String line = awaits(" PRIVMSG ");
      return line.substring(line.indexOf(" :") + 2);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
