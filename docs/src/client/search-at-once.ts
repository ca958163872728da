/** Milliseconds. */
const DEADLINE = 200;

// Starlight loads its search when the browser is idle. While a dialog waits for keys, that may be never.
if ("requestIdleCallback" in window) {
  const whenIdle = window.requestIdleCallback.bind(window);
  window.requestIdleCallback = (work, options) => whenIdle(work, { timeout: DEADLINE, ...options });
}

const dialog = document.querySelector<HTMLDialogElement>("site-search dialog");

if (dialog) {
  let typed = "";
  const hear = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (key.length === 1 && !ctrlKey && !metaKey && !altKey) typed += key;
  };
  dialog.addEventListener("keydown", hear);
  new MutationObserver((_changes, observer) => {
    const field = dialog.querySelector("input");
    if (!field) return;
    observer.disconnect();
    dialog.removeEventListener("keydown", hear);
    if (!dialog.open) return;
    // When it was opened there was no field yet that could take the focus, and what was typed.
    field.focus();
    field.value = typed;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }).observe(dialog, { childList: true, subtree: true });
}
