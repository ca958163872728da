import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Texts } from "~/play/chapter-data.ts";
import { type Address, addressIn, type ChapterInLab, NOTHING_FAILS, queryOf } from "./address.ts";
import { Bench } from "./Bench.tsx";

/** The lab: chooses the chapter by the page's address, and loads its files. */
export function Lab({ chapters }: Readonly<{ chapters: readonly ChapterInLab[] }>) {
  const address = useSignal<Address>(addressIn(location.search, chapters));
  const files = useSignal<Texts | undefined>(undefined);
  const error = useSignal("");
  const { chapter } = address.value;
  const known = chapters.find(({ number }) => number === chapter);
  useEffect(() => {
    files.value = undefined;
    error.value = "";
    if (!known) return;
    const ifStillWanted = (then: () => void) => {
      if (address.value.chapter === chapter) then();
    };
    fetchFiles(chapter).then(
      (fetched) =>
        ifStillWanted(() => {
          files.value = fetched;
        }),
      (reason: Error) =>
        ifStillWanted(() => {
          error.value = reason.message;
        }),
    );
  }, [chapter]);

  const go = (next: Address) => {
    address.value = next;
    history.replaceState(null, "", queryOf(next));
  };
  return (
    <div class="lab">
      <div class="chapter">
        <label>
          Chapter{" "}
          <select
            value={chapter}
            onChange={({ currentTarget }) => go({ chapter: currentTarget.value, example: "", switches: NOTHING_FAILS })}
          >
            {!known && <option value={chapter}>?</option>}
            {chapters.map(({ number, title }) => (
              <option key={number} value={number}>
                {number} · {title}
              </option>
            ))}
          </select>
        </label>
        {known && <a href={`/chapters/${known.name}/`}>Read chapter {chapter}</a>}
      </div>
      {!known && <Unknown chapter={chapter} chapters={chapters} />}
      {error.value && <p role="alert">{error.value}</p>}
      {known && !files.value && !error.value && <p role="status">Loading chapter {chapter}…</p>}
      {known && files.value && <Bench key={chapter} files={files.value} address={address.value} onGo={go} />}
    </div>
  );
}

function Unknown({ chapter, chapters }: Readonly<{ chapter: string; chapters: readonly ChapterInLab[] }>) {
  return (
    <div role="alert">
      <p>There is no application of a chapter “{chapter}” here. These chapters have one:</p>
      <ul>
        {chapters.map(({ number, title }) => (
          <li key={number}>
            <a href={`?chapter=${number}`}>
              {number} · {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function fetchFiles(chapter: string): Promise<Texts> {
  const answer = await fetch(`/data/lab/${chapter}.json`);
  if (!answer.ok)
    throw new Error(`Chapter ${chapter} could not be loaded (${answer.status}). Is the site still being served?`);
  return answer.json();
}
