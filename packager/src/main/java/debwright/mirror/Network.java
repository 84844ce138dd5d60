package debwright.mirror;

/**
 * How the network is used.
 *
 * @param patience how long a mirror is waited for
 * @param proxies what stands between it and us
 * @param transfer counts what comes
 */
record Network(Patience patience, Proxies proxies, Transfer transfer) {}
