import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Chosen } from "./address.ts";
import { type BookData, fetchFiles, type Texts } from "./book-data.ts";
import { ComparisonView } from "./ComparisonView.tsx";
import { compare } from "./comparison.ts";
import { journeyBetween } from "./journey.ts";

type Props = Chosen & Readonly<{ book: BookData }>;

/** The comparison of two chapters, once the files of both are there. */
export function Loaded({ book, from, to }: Props) {
  const texts = useSignal<readonly [Texts, Texts] | undefined>(undefined);
  const error = useSignal("");
  useEffect(() => {
    Promise.all([fetchFiles(from.number), fetchFiles(to.number)]).then(
      (fetched) => (texts.value = fetched),
      (reason: Error) => (error.value = reason.message),
    );
  }, []);
  const journey = useMemo(() => journeyBetween(book, from, to), []);
  const comparison = useMemo(() => texts.value && compare(...texts.value, journey.legs), [texts.value]);

  if (error.value) return <p role="alert">{error.value}</p>;
  if (!comparison)
    return (
      <p role="status">
        Loading chapters {from.number} and {to.number}…
      </p>
    );
  return <ComparisonView comparison={comparison} from={from} to={to} connected={journey.connected} />;
}
