import type { Example } from "./examples.ts";

type Props = Readonly<{
  examples: readonly Example[];
  chosen: string;
  tried: ReadonlySet<string>;
  onChoose: (example: Example) => void;
}>;

/** Requests to begin with, in an order that makes sense. */
export function Examples({ examples, chosen, tried, onChoose }: Props) {
  return (
    <section aria-labelledby="examples">
      <h2 id="examples">Examples, in this order</h2>
      <ol class="examples">
        {examples.map((example) => (
          <li key={example.id}>
            <button
              type="button"
              aria-current={example.id === chosen ? "true" : undefined}
              onClick={() => onChoose(example)}
            >
              {example.title}
              {tried.has(example.id) && <span class="tried"> (sent)</span>}
            </button>
            {example.id === chosen && <p>{example.shows}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
