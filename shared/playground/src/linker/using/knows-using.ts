/** Whether this browser knows `using`, as the chapters from 06 on want it. */
export function knowsUsing(): boolean {
  try {
    new Function("{ using nothing = null; }");
    return true;
  } catch {
    return false;
  }
}
