// SPDX-License-Identifier: Apache-2.0
// What is wrong, all at once.
import type { Refusal } from "./api";
import type { Mistake } from "./types";

function place(mistake: Mistake): string {
  const line = mistake.line > 0 ? `line ${mistake.line}` : "";
  return [line, mistake.key].filter(Boolean).join(", ");
}

export function Mistakes({ refusal }: { refusal: Refusal }) {
  const { mistakes, message } = refusal;
  return (
    <div class="mistakes" role="alert">
      <p>
        <strong>{message}</strong>
      </p>
      {mistakes.length > 0 && (
        <ul>
          {mistakes.map((mistake) => (
            <li key={place(mistake) + mistake.text}>
              {place(mistake) && <code>{place(mistake)}</code>} {mistake.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
