import { pressable } from "../client/pressable.ts";
import type { ChapterMap, MapData } from "./map-data.ts";

type Props = Readonly<{
  data: MapData;
  chapter: ChapterMap;
  addressOf: (number: string) => string;
  onChoose: (number: string) => void;
}>;

/** A slider, two buttons and a list: three ways from chapter to chapter. */
export function Chapters({ data, chapter, addressOf, onChoose }: Props) {
  const at = data.indexOf(chapter);
  const go = (to: number) => {
    const next = data[to];
    if (next) onChoose(next.number);
  };
  return (
    <nav class="chapters" aria-label="Chapters">
      <button type="button" {...pressable(at > 0, () => go(at - 1))}>
        ← Previous
      </button>
      <input
        type="range"
        aria-label="Chapter"
        min="0"
        max={data.length - 1}
        value={at}
        aria-valuetext={`${chapter.number} ${chapter.title}`}
        onInput={(event) => go(event.currentTarget.valueAsNumber)}
      />
      <button type="button" {...pressable(at < data.length - 1, () => go(at + 1))}>
        Next →
      </button>
      <ol>
        {data.map(({ number, title }) => (
          <li key={number}>
            <a
              href={addressOf(number)}
              title={title}
              aria-label={`${number} ${title}`}
              aria-current={number === chapter.number ? "true" : undefined}
              onClick={(event) => {
                event.preventDefault();
                onChoose(number);
              }}
            >
              {number}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
