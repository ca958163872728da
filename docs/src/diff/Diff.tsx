import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { addressOf, chosenBy } from "./address.ts";
import { type BookData, fetchBook } from "./book-data.ts";
import { ChapterChoice } from "./ChapterChoice.tsx";
import { Loaded } from "./Loaded.tsx";

/** Any two chapters side by side, as the address names them; loads what it needs itself. */
export function Diff() {
  const book = useSignal<BookData>([]);
  const error = useSignal("");
  useEffect(() => {
    fetchBook().then(
      (fetched) => (book.value = fetched),
      (reason: Error) => (error.value = reason.message),
    );
  }, []);

  if (error.value) return <p role="alert">{error.value}</p>;
  if (book.value.length === 0) return <p role="status">Loading the chapters…</p>;
  return <Chosen book={book.value} />;
}

function Chosen({ book }: Readonly<{ book: BookData }>) {
  const search = useSignal(location.search);
  useEffect(() => {
    const follow = () => (search.value = location.search);
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);

  const choose = (from: string, to: string) => {
    history.pushState(null, "", addressOf({ from, to }));
    search.value = location.search;
  };
  const chosen = chosenBy(search.value, book);
  if ("problem" in chosen)
    return (
      <div class="diff not-content">
        <p role="alert" class="problem">
          {chosen.problem}
        </p>
        <ChapterChoice book={book} {...chosen} onChoose={choose} />
      </div>
    );
  const { from, to } = chosen;
  return (
    <div class="diff not-content">
      <ChapterChoice book={book} from={from} to={to} onChoose={choose} />
      {from === to ? (
        <p role="status">Chapter {to.number} is compared with itself: nothing differs. Choose another one.</p>
      ) : (
        <Loaded key={`${from.number} ${to.number}`} book={book} from={from} to={to} />
      )}
    </div>
  );
}
