package debwright.notify;

import java.util.Optional;

/**
 * Who takes mail from us.
 *
 * @param tls required: from the first byte on where the port is 465, else by STARTTLS
 */
record MailServer(
    String host, int port, boolean tls, Optional<Secret> user, Optional<Secret> password) {}
