// SPDX-License-Identifier: Apache-2.0
// Hands out what a figure shows as files, made in the page.
import type { DataTable } from "../model/data_table";
import { toCsv } from "../model/data_table";

function handOut(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export function downloadCsv(name: string, table: DataTable): void {
  handOut(`${name}.csv`, "text/csv;charset=utf-8", toCsv(table));
}

const painted = ["fill", "stroke", "color", "font-family", "font-size", "font-weight"];

/** The drawing with its colours as they are now: outside the page there is no style sheet. */
export function standaloneSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    for (const property of painted) {
      const value = style.getPropertyValue(property);
      if (value) copies[i]?.style.setProperty(property, value);
    }
  });
  copy.style.setProperty("background", getComputedStyle(document.body).backgroundColor);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

export function downloadSvg(name: string, drawing: SVGSVGElement): void {
  handOut(`${name}.svg`, "image/svg+xml", standaloneSvg(drawing));
}
