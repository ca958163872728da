import { hashOf } from "./address.ts";
import { Counts } from "./Counts.tsx";
import type { FileComparison } from "./comparison.ts";
import type { LayerOf } from "./layers.ts";
import type { View } from "./view.ts";

type Props = Readonly<{ layers: readonly LayerOf<FileComparison>[]; view: View }>;

/** Every file that differs, to jump to. */
export function FileList({ layers, view }: Props) {
  const current = view.target.value?.path;
  return (
    <nav class="files" aria-label="Files that differ">
      <details open={!view.narrow.value}>
        <summary>Files</summary>
        {layers.map((layer) => (
          <div key={layer.id}>
            <p>
              {layer.title} <Counts {...layer} />
            </p>
            <ul>
              {layer.files.map((file) => (
                <li key={file.path}>
                  <a
                    href={hashOf(file)}
                    aria-current={file.path === current ? "true" : undefined}
                    onClick={(event) => {
                      event.preventDefault();
                      view.goTo({ path: file.path });
                    }}
                  >
                    <span class="path">{shortened(file.path)}</span> <Counts {...file} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </nav>
  );
}

/** The heading above names the layer: `src/domain/batch.ts` is `batch.ts` below it. */
function shortened(path: string): string {
  return path.replace(/^(src\/(domain|service-layer|adapters|entrypoints)|src|migrations|tests)\//, "");
}
