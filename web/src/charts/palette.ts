// SPDX-License-Identifier: Apache-2.0
// Colours and shapes of series. The first series is what the others are compared with, and grey. Shapes differ
// too, so that nothing is told by colour alone.
const colours = 8;
const shapes = ["circle", "square", "triangle", "diamond", "cross", "star"] as const;

/** A CSS colour that follows light, dark and print. */
export function colourOf(series: number): string {
  return `var(--series-${series === 0 ? 0 : 1 + ((series - 1) % (colours - 1))})`;
}

export function shapeOf(series: number): (typeof shapes)[number] {
  return shapes[series % shapes.length] ?? "circle";
}
