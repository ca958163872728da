import { layerFolderOf, layersOf } from "./layers.ts";
import { type Line, neighboursOf } from "./lines.ts";
import { type ChapterMap, isFile } from "./map-data.ts";

type Props = Readonly<{
  chapter: ChapterMap;
  id: string;
  onChoose: (id: string) => void;
  addressOf: (id: string) => string;
}>;

/** What a box imports and who imports it, as text. */
export function Details({ chapter, id, onChoose, addressOf }: Props) {
  if (id === "")
    return (
      <div class="details idle">
        <p>
          Point at a box, or go to one with Tab and the arrow keys: here stands what it imports, and who imports it. A
          click keeps it.
        </p>
        <Legend />
      </div>
    );
  const { imports, importers } = neighboursOf(id, chapter.files);
  const layer = layersOf(chapter.number).find(({ folder }) => folder === layerFolderOf(id));
  const lists = [
    { title: "Imports", lines: imports, of: (line: Line) => line.to },
    { title: "Imported by", lines: importers, of: (line: Line) => line.from },
  ];
  return (
    <div class="details">
      <h3>
        <code>{id}</code>
      </h3>
      <p>
        {isFile(id) ? layer?.title : "a package"}
        {id in chapter.files && (
          <>
            {" · "}
            <a href={`/play/${chapter.number}/?file=${encodeURIComponent(id)}`}>read it</a>
          </>
        )}
      </p>
      {lists.map(({ title, lines, of }) => (
        <div key={title} class={title === "Imports" ? "imports" : "importers"}>
          <h4>
            {title} {lines.length === 0 ? "nothing" : lines.length}
          </h4>
          <ul>
            {lines.map((line) => (
              <li key={`${line.from} ${line.to}`}>
                <a
                  href={addressOf(of(line))}
                  onClick={(event) => {
                    event.preventDefault();
                    onChoose(of(line));
                  }}
                >
                  {of(line).replace(/^src\//, "")}
                </a>
                {line.typeOnly && " (types)"}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Legend() {
  return (
    <ul class="legend">
      <li class="imports">what it imports</li>
      <li class="importers">who imports it</li>
      <li class="types">only types: gone when the program runs</li>
      <li class="bundle">a bundle between two layers, and how many imports are in it</li>
    </ul>
  );
}
