// SPDX-License-Identifier: Apache-2.0
// The instructor's page: make a class, see how far its sessions are, compare them.
import { Frame } from "../training/frame";
import { usePlace } from "../training/use_place";
import { ClassView } from "./class_view";
import { Classes } from "./classes";
import { CompareView } from "./compare";
import { NewClass } from "./new_class";

function Beginning() {
  return (
    <>
      <h1>A class in the seats of a case</h1>
      <p class="lead">
        Make a class of one case, tell its code, and compare what was decided. Nobody is marked for a right choice: those
        in the case did not know the end either. Trainees use this same machine and address, or the terminal.
      </p>
      <NewClass />
      <Classes />
    </>
  );
}

export function App() {
  const { view, id } = usePlace();
  return (
    <Frame title="for instructors">
      {view === "class" && id && <ClassView key={id} code={id} />}
      {view === "compare" && id && <CompareView key={id} code={id} />}
      {view !== "class" && view !== "compare" && <Beginning />}
    </Frame>
  );
}
