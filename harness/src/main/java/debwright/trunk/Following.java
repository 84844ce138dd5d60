package debwright.trunk;

/** Whose branch counts as trunk, where a clone and its remote both have it. */
public enum Following {
  /** This clone's own: revisions land here. */
  NOTHING,
  /** The remote's where this clone's own is behind it. */
  NEWER,
  /** The remote's: what this clone's own has beyond it has not landed. */
  REMOTE
}
