/**
 * For a button that cannot be pressed at times. One that is `disabled` loses the focus, and a reader without a mouse
 * is sent back to the beginning of the page; this one keeps it, and does nothing.
 */
export function pressable(canBePressed: boolean, press: () => void) {
  return { "aria-disabled": canBePressed ? undefined : ("true" as const), onClick: () => canBePressed && press() };
}
