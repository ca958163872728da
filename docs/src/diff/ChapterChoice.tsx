import { addressOf } from "./address.ts";
import type { BookData, ChapterEntry } from "./book-data.ts";
import { type BookStep, stepsAround } from "./book-steps.ts";

type Props = Readonly<{
  book: BookData;
  from?: ChapterEntry;
  to?: ChapterEntry;
  onChoose: (from: string, to: string) => void;
}>;

/** Which two chapters are compared, and the way along the book. */
export function ChapterChoice({ book, from, to, onChoose }: Props) {
  const [left, right] = [from?.number ?? "", to?.number ?? ""];
  const { previous, next } = to ? stepsAround(book, right) : {};
  return (
    <div class="choice">
      <Chapters label="From" book={book} chosen={left} onChoose={(number) => onChoose(number, right || number)} />
      <button type="button" onClick={() => onChoose(right, left)} disabled={!from || !to}>
        <span aria-hidden="true">⇄ </span>Swap
      </button>
      <Chapters label="To" book={book} chosen={right} onChoose={(number) => onChoose(left || number, number)} />
      <nav aria-label="Steps of the book">
        {previous && <StepLink step={previous} rel="prev" />}
        {next && <StepLink step={next} rel="next" />}
      </nav>
    </div>
  );
}

type ChaptersProps = Readonly<{ label: string; book: BookData; chosen: string; onChoose: (number: string) => void }>;

function Chapters({ label, book, chosen, onChoose }: ChaptersProps) {
  return (
    <label>
      {label}
      <select value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {chosen === "" && <option value="">choose a chapter</option>}
        {book.map(({ number, title }) => (
          <option key={number} value={number}>
            {number} {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function StepLink({ step, rel }: Readonly<{ step: BookStep; rel: "prev" | "next" }>) {
  return (
    <a href={addressOf(step)} rel={rel}>
      {rel === "prev" && <span aria-hidden="true">← </span>}
      {rel === "prev" ? "Previous" : "Next"} step in the book: {step.from} to {step.to}
      {rel === "next" && <span aria-hidden="true"> →</span>}
    </a>
  );
}
