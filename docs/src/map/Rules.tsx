import type { ChapterMap } from "./map-data.ts";
import { Sentence } from "./Sentence.tsx";

/** The layer rules, and that they hold in this chapter. */
export function Rules({ chapter: { number, rules } }: Readonly<{ chapter: ChapterMap }>) {
  if (rules.length === 0)
    return (
      <p>
        Chapter {number} has no layers, and no rule for them: what needs something imports it. That is the problem the
        following chapters begin with.
      </p>
    );
  return (
    <div class="scrolls">
      <table class="rules">
        <caption class="sr-only">Layer rules of chapter {number}</caption>
        <thead>
          <tr>
            <th scope="col">rule</th>
            <th scope="col">imports it looks at</th>
            <th scope="col">break it</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ name, sentence, watched, broken }) => (
            <tr key={name}>
              <td>
                <Sentence text={sentence} />
              </td>
              <td>{watched}</td>
              <td>{broken.length === 0 ? "none" : broken.map(({ from, to }) => `${from} imports ${to}`).join("; ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
