import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ChapterData, fetchChapter } from "./chapter-data.ts";
import { OpenedPlayground } from "./OpenedPlayground.tsx";

/** The playground of a chapter; loads what it needs itself. */
export function Playground({ chapter }: Readonly<{ chapter: string }>) {
  const data = useSignal<ChapterData | undefined>(undefined);
  const error = useSignal("");
  useEffect(() => {
    fetchChapter(chapter).then(
      (fetched) => (data.value = fetched),
      (reason: Error) => (error.value = reason.message),
    );
  }, [chapter]);

  if (error.value) return <p role="alert">{error.value}</p>;
  if (!data.value) return <p role="status">Loading chapter {chapter}…</p>;
  return <OpenedPlayground data={data.value} />;
}
