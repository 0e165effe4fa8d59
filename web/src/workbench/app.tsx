// SPDX-License-Identifier: Apache-2.0
// The workbench: choose and run a study, or look at those of the past.
import { useEffect, useState } from "preact/hooks";

import { read, refusalOf } from "./api";
import { Choose } from "./choose";
import { keptChoice, type Choice } from "./form";
import { Mistakes } from "./mistakes";
import { Run } from "./run";
import { PastStudies } from "./studies";
import { StudyView } from "./study";
import type { Catalogue, JobStatus } from "./types";
import { isOver } from "./watch";

/** What is seen; several studies stand below one another, to be compared. Kept as the part of the address behind `#`. */
type Place = { view: "new" } | { view: "studies" } | { view: "study"; ids: string[] };

export function placeOf(hash: string): Place {
  const study = /^#study((\/[A-Za-z0-9_-]+)+)$/.exec(hash);
  if (study) return { view: "study", ids: study[1]!.slice(1).split("/") };
  return hash === "#studies" ? { view: "studies" } : { view: "new" };
}

function usePlace(): Place {
  const [place, setPlace] = useState(placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return place;
}

function useCatalogue(): { catalogue?: Catalogue; error?: unknown } {
  const [state, setState] = useState<{ catalogue?: Catalogue; error?: unknown }>({});
  useEffect(() => {
    read<Catalogue>("/api/catalogue").then(
      (catalogue) => setState({ catalogue }),
      (error: unknown) => setState({ error }),
    );
  }, []);
  return state;
}

function Header({ view }: { view: Place["view"] }) {
  const current = (here: boolean) => (here ? "page" : undefined);
  return (
    <header class="site">
      <button type="button" class="skip" onClick={() => document.getElementById("main")?.focus()}>
        Skip to the content
      </button>
      <p class="brand">Sightline workbench</p>
      <nav aria-label="Workbench">
        <a href="#new" aria-current={current(view === "new")}>
          New study
        </a>
        <a href="#studies" aria-current={current(view !== "new")}>
          Past studies
        </a>
        <a href="/training">Training</a>
      </nav>
    </header>
  );
}

function Footer({ catalogue }: { catalogue: Catalogue }) {
  return (
    <footer>
      <p>
        A model, not a trial: every number follows from assumptions. It says nothing about any real
        family, and no decision about a child may rest on it. {catalogue.missed_case}
      </p>
      <p>The model deals with harm to children. Single cases open only after a note that says so.</p>
    </footer>
  );
}

function Studies({ ids }: { ids: string[] }) {
  return (
    <>
      {ids.map((id) => (
        <StudyView key={id} id={id} />
      ))}
    </>
  );
}

const CHOICE_KEY = "sightline-choice";

/** What was chosen stays for the life of the tab, also when the page is loaded again. */
function useChoice(catalogue: Catalogue): [Choice, (choice: Choice) => void] {
  const [choice, setChoice] = useState(() => keptChoice(catalogue, sessionStorage.getItem(CHOICE_KEY)));
  const keep = (next: Choice) => {
    sessionStorage.setItem(CHOICE_KEY, JSON.stringify(next));
    setChoice(next);
  };
  return [choice, keep];
}

/** The study that runs, whichever page began it. */
function useJob(): [JobStatus | undefined, (job: JobStatus | undefined) => void] {
  const [job, setJob] = useState<JobStatus>();
  useEffect(() => {
    read<JobStatus[]>("/api/jobs").then(
      (jobs) => setJob((begun) => begun ?? jobs.find((one) => !isOver(one))),
      () => undefined, // of what is wrong the catalogue tells
    );
  }, []);
  return [job, setJob];
}

/** Choosing stays on the page while a study runs, so that the next one can be prepared. */
function NewStudy({ catalogue }: { catalogue: Catalogue }) {
  const [choice, setChoice] = useChoice(catalogue);
  const [job, setJob] = useJob();
  return (
    <>
      <h1>What would have to be different?</h1>
      <p class="lead">
        Choose reforms, run them on common dice beside the baseline, and see how many fewer cases
        are missed, at what cost in false alarms and time.
      </p>
      <Choose catalogue={catalogue} choice={choice} onChange={setChoice} />
      <Run catalogue={catalogue} choice={choice} job={job} onJob={setJob} />
    </>
  );
}

function Content({ place }: { place: Place }) {
  if (place.view === "studies") return <PastStudies />;
  if (place.view === "study") return <Studies ids={place.ids} />;
  return null;
}

export function App() {
  const place = usePlace();
  const { catalogue, error } = useCatalogue();
  return (
    <>
      <Header view={place.view} />
      <main id="main" class="page" tabIndex={-1}>
        {error !== undefined && <Mistakes refusal={refusalOf(error)} />}
        {!catalogue && error === undefined && <p>The catalogue is being read.</p>}
        {catalogue && (
          <div hidden={place.view !== "new"}>
            <NewStudy catalogue={catalogue} />
          </div>
        )}
        {catalogue && <Content place={place} />}
      </main>
      {catalogue && (
        <div class="page">
          <Footer catalogue={catalogue} />
        </div>
      )}
    </>
  );
}
