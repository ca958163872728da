import type { Table } from "@cosmic/playground/application";
import { type ChangedTable, changesBetween } from "./changes.ts";
import { Scroll } from "./Scroll.tsx";

type Props = Readonly<{ before: readonly Table[]; now: readonly Table[] }>;

/** What the application keeps; what the last request changed is tinted, and said. */
export function Tables({ before, now }: Props) {
  return (
    <section aria-labelledby="tables">
      <h2 id="tables">Tables</h2>
      {changesBetween(before, now).map((table) => (
        <ShownTable key={table.name} table={table} />
      ))}
    </section>
  );
}

function ShownTable({ table: { name, columns, rows, said } }: Readonly<{ table: ChangedTable }>) {
  const title = `${name}: ${rows.length === 0 ? "empty" : said || "no change"}`;
  return (
    <details open>
      <summary>
        <code>{name}</code> {rows.length === 0 ? "is empty" : said || "no change"}
      </summary>
      {rows.length > 0 && (
        <Scroll label={title}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
                <th scope="col">last request</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, change, said }, at) => (
                <tr key={at} class={change}>
                  {columns.map((column) => (
                    <td key={column}>{row[column] ?? <span class="null">null</span>}</td>
                  ))}
                  <td>{said}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </details>
  );
}
