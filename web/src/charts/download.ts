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
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // the browser reads it later
}

export function downloadCsv(name: string, table: DataTable): void {
  handOut(`${name}.csv`, "text/csv;charset=utf-8", toCsv(table));
}

const painted = ["fill", "stroke"];
const lettered = ["color", "font-family", "font-size"];

/** Writes what the style sheet makes of some properties into the element itself. */
function settle(copy: SVGElement, style: CSSStyleDeclaration, properties: string[]): void {
  for (const property of properties) copy.setAttribute(property, style.getPropertyValue(property));
}

/** The drawing with its colours as they are now: outside the page there is no style sheet. */
export function standaloneSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll<SVGElement>("*");
  drawing.querySelectorAll<SVGElement>("*").forEach((original, i) => {
    const twin = copies[i];
    if (twin && original.localName !== "style") settle(twin, getComputedStyle(original), painted);
  });
  copy.removeAttribute("style");
  settle(copy, getComputedStyle(drawing), [...painted, ...lettered]);
  copy.style.setProperty("background", getComputedStyle(document.body).backgroundColor);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

export function downloadSvg(name: string, drawing: SVGSVGElement): void {
  handOut(`${name}.svg`, "image/svg+xml", standaloneSvg(drawing));
}
