/** Milliseconds. */
const DEADLINE = 200;

// Starlight loads its search when the browser is idle. While a dialog waits for keys, that may be never.
if ("requestIdleCallback" in window) {
  const whenIdle = window.requestIdleCallback.bind(window);
  window.requestIdleCallback = (work, options) => whenIdle(work, { timeout: DEADLINE, ...options });
}

const dialog = document.querySelector<HTMLDialogElement>("site-search dialog");

if (dialog)
  new MutationObserver((_changes, observer) => {
    const field = dialog.querySelector("input");
    if (!field) return;
    observer.disconnect();
    // When it was opened there was no field yet that could take the focus.
    if (dialog.open) field.focus();
  }).observe(dialog, { childList: true, subtree: true });
