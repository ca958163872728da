import type { View } from "./view.ts";

/** How the difference is shown, and which keys there are. */
export function Settings({ view }: Readonly<{ view: View }>) {
  const keys = view.keys.value;
  return (
    <div class="settings">
      {!view.narrow.value && (
        <fieldset>
          <legend class="sr-only">Columns</legend>
          {[false, true].map((split) => (
            <label key={String(split)}>
              <input
                type="radio"
                name="columns"
                checked={view.split.value === split}
                onChange={() => view.setSplit(split)}
              />
              {split ? "Split" : "Unified"}
            </label>
          ))}
        </fieldset>
      )}
      <button type="button" onClick={() => view.openAll(true)}>
        Open all files
      </button>
      <button type="button" onClick={() => view.openAll(false)}>
        Close all files
      </button>
      <p class="help">
        <label>
          <input type="checkbox" checked={keys} onChange={({ currentTarget }) => view.setKeys(currentTarget.checked)} />
          Keys:
        </label>{" "}
        <kbd>j</kbd> next file, <kbd>k</kbd> previous file, <kbd>l</kbd> list of files
        {!view.narrow.value && (
          <>
            , <kbd>s</kbd> split or unified
          </>
        )}
        ; on a line number, <kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> to another, <kbd>Enter</kbd> marks it
        and puts it into the address.
      </p>
    </div>
  );
}
