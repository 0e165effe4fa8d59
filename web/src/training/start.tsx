// SPDX-License-Identifier: Apache-2.0
// Where a trainee begins: in a class, alone, or where they left off.
import { useEffect, useState } from "preact/hooks";

import { read, refusalOf, send, type Refusal } from "../workbench/api";
import { TextField } from "../workbench/fields";
import { Mistakes } from "../workbench/mistakes";
import type { ClassOfTrainees, PlayableCase, PlayableRole } from "./types";
import { useAnswer } from "./use_answer";

const NAME_HELP =
  "Small letters, digits and hyphens. Do not use your own name: what you write here lies in a file. Leave it empty and one is made.";

interface RolesProps {
  roles: PlayableRole[];
  role: string;
  onChoose: (role: string) => void;
}

function Roles({ roles, role, onChoose }: RolesProps) {
  return (
    <fieldset class="field">
      <legend>Your seat</legend>
      {roles.map((one) => (
        <label key={one.role} class="choice">
          <input
            type="radio"
            name="role"
            required
            checked={one.role === role}
            onChange={() => onChoose(one.role)}
          />
          <span>
            {one.label}
            {one.decisions_of_case === 0 && <span class="help block">asked when something new reaches it</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface BeginProps {
  ofCase: string;
  inClass?: string;
  roles: PlayableRole[];
}

/** Chooses a seat and begins the session. */
function Begin({ ofCase, inClass, roles }: BeginProps) {
  const [role, setRole] = useState("");
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const begin = async (event: Event) => {
    event.preventDefault();
    setRefusal(undefined);
    try {
      const form = { case: ofCase, role, class: inClass ?? "", name: name.trim() };
      const begun = await send<{ session: string }>("/api/training/sessions", form);
      location.hash = `session/${begun.session}`;
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  };
  return (
    <form onSubmit={(event) => void begin(event)}>
      <Roles roles={roles} role={role} onChoose={setRole} />
      <TextField
        id={`name-${inClass ? "class" : "alone"}`}
        label="A name for the session"
        help={NAME_HELP}
        value={name}
        onChange={setName}
      />
      {refusal && <Mistakes refusal={refusal} />}
      <button type="submit" class="main">
        Begin
      </button>
    </form>
  );
}

function Join({ code: given }: { code: string }) {
  const [code, setCode] = useState(given);
  const [joined, setJoined] = useState<{ of: ClassOfTrainees; roles: PlayableRole[] }>();
  const [refusal, setRefusal] = useState<Refusal>();
  const find = async (wanted: string) => {
    setRefusal(undefined);
    setJoined(undefined);
    try {
      const of = await read<ClassOfTrainees>(
        `/api/training/classes/${encodeURIComponent(wanted.trim().toLowerCase())}`,
      );
      const cases = await read<PlayableCase[]>("/api/training/cases");
      const all = cases.find((one) => one.case === of.case)?.roles ?? [];
      const roles = all.filter((one) => of.roles.length === 0 || of.roles.some(({ role }) => role === one.role));
      setJoined({ of, roles });
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  };
  useEffect(() => {
    if (given) void find(given);
  }, [given]);
  return (
    <section>
      <h2>Join a class</h2>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void find(code);
        }}
      >
        <label for="code">Code of the class</label>
        <input
          id="code"
          type="text"
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder="amber-harbour-27"
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit">Find the class</button>
      </form>
      {refusal && <Mistakes refusal={refusal} />}
      {joined && (
        <div class="card">
          <p>
            <strong>{joined.of.title}</strong>
          </p>
          <p class="note">{joined.of.content_note}</p>
          <Begin ofCase={joined.of.case} inClass={joined.of.code} roles={joined.roles} />
        </div>
      )}
    </section>
  );
}

function Alone() {
  const { answer: cases, refusal } = useAnswer<PlayableCase[]>("/api/training/cases");
  const [chosen, setChosen] = useState("");
  const one = cases?.find((item) => item.case === chosen);
  return (
    <section>
      <h2>Try a case by yourself</h2>
      {refusal && <Mistakes refusal={refusal} />}
      {!cases && !refusal && <p>The cases are being read.</p>}
      {cases && (
        <fieldset class="field">
          <legend>The case</legend>
          {cases.map((item) => (
            <label key={item.case} class="choice">
              <input
                type="radio"
                name="case"
                checked={item.case === chosen}
                onChange={() => setChosen(item.case)}
              />
              <span>
                {item.title}
                {item.invented && " (invented)"}
                <span class="help block">{item.content_note}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {one && <Begin key={one.case} ofCase={one.case} roles={one.roles} />}
    </section>
  );
}

function GoOn() {
  const [session, setSession] = useState("");
  return (
    <section>
      <h2>Go on with a session</h2>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          location.hash = `session/${session.trim()}`;
        }}
      >
        <label for="session">The session, as its page named it</label>
        <input
          id="session"
          type="text"
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          pattern="[a-z0-9\-]+(\.[a-z0-9\-]+){1,2}"
          title="case.class.name, or case.name"
          value={session}
          onInput={(event) => setSession(event.currentTarget.value)}
        />
        <button type="submit">Go on</button>
      </form>
    </section>
  );
}

export function Start({ code }: { code: string }) {
  return (
    <>
      <h1>What would you have done, knowing only what you knew?</h1>
      <p class="lead">
        You sit in one role of a case that the model plays on. At each stop you read what this role knows on that day and
        no more, decide, give your reason, and say how likely protection is. Cases tell of harm to children; each opens
        behind a note that says so.
      </p>
      <Join code={code} />
      {!code && <Alone />}
      <GoOn />
    </>
  );
}
