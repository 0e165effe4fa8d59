// SPDX-License-Identifier: Apache-2.0
// Asks the server. The token comes with the address that the program printed, behind the `#`, which
// browsers never send; it is kept for the life of the tab so that a reload still works.
import type { Mistake } from "./types";

const TOKEN_KEY = "sightline-token";

export function takeToken(location: Location, history: History, store: Storage): void {
  const found = /^#token=([0-9a-f]{32})$/.exec(location.hash);
  if (!found) return;
  store.setItem(TOKEN_KEY, found[1]!);
  history.replaceState(null, "", location.pathname);
}

export const NO_ANSWER = "The workbench does not answer. Is `sightline serve` still running?";

/** A refusal, with the mistakes where there are any. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly mistakes: Mistake[] = [],
  ) {
    super(message);
  }
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = {
    "X-Sightline-Token": sessionStorage.getItem(TOKEN_KEY) ?? "",
  };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Refusal(0, NO_ANSWER);
  }
  const answer = await response.json();
  if (!response.ok) throw new Refusal(response.status, answer.error, answer.mistakes);
  return answer as T;
}

export const read = <T>(path: string) => ask<T>("GET", path);
export const send = <T>(path: string, body: unknown) => ask<T>("POST", path, body);
export const remove = <T>(path: string) => ask<T>("DELETE", path);

/** What to tell people of something that went wrong. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(0, String(error));
}
