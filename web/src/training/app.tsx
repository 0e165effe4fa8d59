// SPDX-License-Identifier: Apache-2.0
// The training page: begin, sit in a seat, look back.
import { DebriefView } from "./debrief";
import { Frame } from "./frame";
import { SessionView } from "./seat";
import { Start } from "./start";
import { usePlace } from "./use_place";

export function App() {
  const { view, id } = usePlace();
  return (
    <Frame title="training">
      {view === "session" && id && <SessionView key={id} id={id} />}
      {view === "debrief" && id && <DebriefView key={id} id={id} />}
      {view !== "session" && view !== "debrief" && <Start key={id} code={view === "class" ? id : ""} />}
    </Frame>
  );
}
