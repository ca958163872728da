// How long a worker may be silent. It cannot be asked: one in an endless loop hears nothing. A busy machine is to have time.

/** Milliseconds. Of what is at work nothing is heard for so long: it is in an endless loop. */
export const PATIENCE = 10_000;

/** Milliseconds. Libraries may come over a slow line. */
export const PATIENCE_WITH_LIBRARIES = 60_000;
