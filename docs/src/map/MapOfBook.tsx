import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { closedAtFirst, queryOf, UnknownAddress, type View, viewFrom, viewOf } from "./address.ts";
import { Boxes } from "./Boxes.tsx";
import { Chapters } from "./Chapters.tsx";
import { Details } from "./Details.tsx";
import { Arrow, Drawing } from "./Drawing.tsx";
import { FileTable } from "./FileTable.tsx";
import { boxOf, type Closed } from "./folders.ts";
import { layersOf } from "./layers.ts";
import { neighboursOf } from "./lines.ts";
import { type ChapterMap, fetchMap, type MapData } from "./map-data.ts";
import { placesIn } from "./places.ts";
import { Rules } from "./Rules.tsx";
import { stageOf } from "./stage.ts";

/** The map; loads what it needs itself. */
export function MapOfBook() {
  const data = useSignal<MapData | undefined>(undefined);
  const error = useSignal("");
  useEffect(() => {
    fetchMap().then(
      (fetched) => (data.value = fetched),
      (reason: Error) => (error.value = reason.message),
    );
  }, []);

  if (error.value) return <p role="alert">{error.value}</p>;
  if (!data.value) return <p role="status">Loading the map…</p>;
  return <Asked data={data.value} />;
}

function Asked({ data }: Readonly<{ data: MapData }>) {
  try {
    return <Opened data={data} first={viewFrom(location.search, data)} />;
  } catch (reason) {
    if (reason instanceof UnknownAddress) return <NothingThere data={data} message={reason.message} />;
    throw reason;
  }
}

function NothingThere({ data, message }: Readonly<{ data: MapData; message: string }>) {
  return (
    <>
      <p role="alert">{message}</p>
      <ul>
        {data.map(({ number, title }) => (
          <li key={number}>
            <a href={`?chapter=${number}`}>
              {number} · {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Opened({ data, first }: Readonly<{ data: MapData; first: View }>) {
  const view = useSignal(first);
  const pointed = useSignal("");
  const show = (change: Partial<View>) => {
    view.value = { ...view.value, ...change };
    history.replaceState(null, "", queryOf(view.value, data));
  };
  const { chosen, closed } = view.value;
  const chapter = data.find(({ number }) => number === view.value.chapter);
  const stage = useComputed(() => {
    const { chapter: number, closed } = view.value;
    const wanted = data.find((each) => each.number === number);
    return wanted && stageOf(data, wanted, closed);
  }).value;
  if (!chapter || !stage) return null;

  const places = placesIn(data, chapter);
  const here = (id: string) => stage.boxes.some((box) => box.id === boxOf(id, closed) && box.change !== "gone");
  const lit = pointed.value || (here(chosen) ? chosen : "");
  const { imports, importers } = neighboursOf(lit, chapter.files);
  const related = new Set(
    [...imports.map(({ to }) => to), ...importers.map(({ from }) => from)].map((id) => boxOf(id, closed)),
  );
  const addressOf = (id: string) => queryOf({ ...view.value, chosen: id }, data);
  const choose = (id: string) => show({ chosen: id });

  return (
    <div class="map">
      <Chapters
        data={data}
        chapter={chapter}
        addressOf={(number) => queryOf(viewOf(number, view.value, data), data)}
        onChoose={(number) => show(viewOf(number, view.value, data))}
      />
      <div class="headline">
        <h2>
          <a href={`/chapters/${chapter.name}/`}>
            {chapter.number} · {chapter.title}
          </a>
        </h2>
        <p aria-live="polite">{whatChanged(chapter, places)}</p>
      </div>
      <Folding data={data} chapter={chapter} onFold={(folders) => show({ closed: folders })} />
      <div class="picture">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose boxes can be pressed is a group of them */}
        <svg
          viewBox={`-2 -2 ${stage.width + 4} ${stage.height + 4}`}
          role="group"
          aria-label={`Map of chapter ${chapter.number}`}
        >
          <Arrow />
          <Drawing stage={stage} chapter={chapter} closed={closed} lit={lit}>
            <Boxes
              boxes={stage.boxes}
              closed={closed}
              lit={boxOf(lit, closed)}
              related={related}
              chosen={chosen}
              addressOf={addressOf}
              onPoint={(id) => (pointed.value = id)}
              onChoose={choose}
              onToggle={(folder) => show({ closed: closed.symmetricDifference(new Set([folder])) })}
            />
          </Drawing>
        </svg>
      </div>
      <Details chapter={chapter} id={lit} onChoose={choose} addressOf={addressOf} />
      <section class="words">
        <h2>Who may import whom</h2>
        <Rules chapter={chapter} />
        <h2>The map in words</h2>
        <FileTable chapter={chapter} added={places.added} addressOf={addressOf} />
      </section>
    </div>
  );
}

type FoldingProps = Readonly<{ data: MapData; chapter: ChapterMap; onFold: (closed: Closed) => void }>;

function Folding({ data, chapter, onFold }: FoldingProps) {
  const folders = closedAtFirst(data);
  const layers = layersOf(chapter.number).map(({ folder }) => folder);
  return (
    <fieldset class="folding">
      <legend>Show</legend>
      <button type="button" onClick={() => onFold(new Set([...folders, ...layers]))}>
        Layers
      </button>
      <button type="button" onClick={() => onFold(folders)}>
        Folders
      </button>
      <button type="button" onClick={() => onFold(new Set())}>
        Files
      </button>
    </fieldset>
  );
}

function whatChanged({ files, follows }: ChapterMap, { added, gone }: ReturnType<typeof placesIn>): string {
  const all = `${Object.keys(files).length} files`;
  if (follows === null) return `${all}. This chapter grew from no other.`;
  const named = (ids: ReadonlySet<string>) =>
    [...ids].filter((id) => id.endsWith(".ts")).map((id) => id.slice("src/".length));
  const [isNew, isGone] = [named(added), named(gone)];
  const parts = [`${all}, ${isNew.length} new since chapter ${follows}`];
  if (isGone.length > 0) parts.push(`gone: ${isGone.join(", ")}`);
  return `${parts.join("; ")}.`;
}
