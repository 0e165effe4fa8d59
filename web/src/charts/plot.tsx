// SPDX-License-Identifier: Apache-2.0
// A drawing that fits the width it is given. Screen readers get one sentence in its place; the numbers are in
// the table of the figure around it.
import type { PlotOptions } from "@observablehq/plot";
import { plot } from "@observablehq/plot";
import { useEffect, useRef, useState } from "preact/hooks";

/** Options of a drawing `width` CSS pixels wide. */
export type Draw = (width: number) => PlotOptions;

const usualWidth = 720;

export function Drawing({ draw, label }: { draw: Draw; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const measure = () => setWidth(Math.round(element.clientWidth) || usualWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width === 0) return;
    const drawn = plot({ ...draw(width), width });
    drawn.setAttribute("aria-hidden", "true");
    place.current?.replaceChildren(drawn);
  }, [draw, width]);

  return <div class="drawing" role="img" aria-label={label} ref={place} />;
}
