package debwright.curation;

import debwright.corpus.Tier;

/**
 * What added apps are judged for.
 *
 * @param release such as {@code debian:12}; packages of a suite that is a release's are judged for
 *     that one
 * @param architecture Debian's name
 * @param tier how much they matter
 */
public record Target(String release, String architecture, Tier tier) {}
