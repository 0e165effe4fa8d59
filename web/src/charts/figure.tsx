// SPDX-License-Identifier: Apache-2.0
// A figure whole: caption, drawing, one sentence that says what it shows, its numbers as a table, and files.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { DataTable } from "../model/data_table";
import { shown } from "../model/data_table";
import { downloadCsv, downloadSvg } from "./download";
import type { Draw } from "./plot";
import { Drawing } from "./plot";

export interface FigureProps {
  /** Unique in the page; also the name of the files. */
  name: string;
  caption: string;
  summary: string;
  draw: Draw;
  table: DataTable;
  legend?: ComponentChildren;
}

export function Table({ table, caption }: { table: DataTable; caption: string }) {
  const isNumber = (column: number) => table.rows.some((row) => typeof row[column] === "number");
  const classes = table.columns.map((_, column) => (isNumber(column) ? "number" : ""));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column, i) => (
              <th scope="col" class={classes[i]}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {row.map((cell, i) => {
                const text = shown(cell, table.columns[i] ?? { name: "" });
                return i === 0 ? (
                  <th scope="row">{text}</th>
                ) : (
                  <td class={classes[i]} data-value={typeof cell === "number" ? cell : undefined}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A table in a disclosure; made when it is opened first, so that long ones cost nothing until then. */
export function TableDisclosure({ title, table, caption }: { title: string; table: DataTable; caption: string }) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details onToggle={(event) => setOpened(wasOpened || event.currentTarget.open)}>
      <summary>{title}</summary>
      {wasOpened && <Table table={table} caption={caption} />}
    </details>
  );
}

export function Figure({ name, caption, summary, draw, table, legend }: FigureProps) {
  const figure = useRef<HTMLElement>(null);
  const saveDrawing = () => {
    const drawing = figure.current?.querySelector<SVGSVGElement>(".drawing svg:last-of-type");
    if (drawing) downloadSvg(name, drawing);
  };
  return (
    <figure id={name} ref={figure}>
      <figcaption>{caption}</figcaption>
      {legend}
      <Drawing draw={draw} label={summary} />
      <p class="summary">{summary}</p>
      <div class="figure-tools">
        <TableDisclosure title="Data table" table={table} caption={`Data: ${caption}`} />
        <span class="downloads">
          <button type="button" onClick={() => downloadCsv(name, table)} aria-label={`CSV of: ${caption}`}>
            CSV
          </button>
          <button type="button" onClick={saveDrawing} aria-label={`SVG of: ${caption}`}>
            SVG
          </button>
        </span>
      </div>
    </figure>
  );
}
