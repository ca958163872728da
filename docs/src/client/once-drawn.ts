/**
 * Does something to elements that a change of state, made just before, brings into the page or draws anew. That is so
 * before the next key is heard: in a frame to come, somebody who types fast would still press it on what stood there.
 */
export function onceDrawn(work: () => void): void {
  // Preact draws in a microtask, which the change has queued already.
  queueMicrotask(work);
}
