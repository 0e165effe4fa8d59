// SPDX-License-Identifier: Apache-2.0
// Follows a job by the events that the server sends; a lost connection is taken up again by the
// browser where it broke off, as long as the server still knows the job.
import { useEffect, useState } from "preact/hooks";

import type { JobStatus, Look } from "./types";

export function isOver(job: JobStatus): boolean {
  return job.state !== "running" && job.state !== "queued";
}

/** Whether the server is heard; "gone": it answers, and knows nothing of the job. */
export type Contact = "heard" | "lost" | "gone";

export function useLooks(job: string, onStatus: (status: JobStatus) => void): { looks: Look[]; contact: Contact } {
  const [looks, setLooks] = useState<Look[]>([]);
  const [contact, setContact] = useState<Contact>("heard");
  useEffect(() => {
    const source = new EventSource(`/api/jobs/${job}/events`);
    const status = (event: MessageEvent<string>) => {
      const now = JSON.parse(event.data) as JobStatus;
      onStatus(now);
      if (isOver(now)) source.close();
    };
    source.addEventListener("look", (event) => {
      const look = JSON.parse(event.data) as Look;
      setLooks((seen) => [...seen, look]);
    });
    source.addEventListener("state", status);
    source.addEventListener("progress", status);
    source.addEventListener("open", () => setContact("heard"));
    source.addEventListener("error", () => setContact(source.readyState === source.CLOSED ? "gone" : "lost"));
    return () => source.close();
  }, [job]);
  return { looks, contact };
}

/** `text` as it was at most so many milliseconds ago: to be read out without haste. */
export function useCalm(text: string, milliseconds: number): string {
  const [calm, setCalm] = useState({ text, at: 0 });
  useEffect(() => {
    if (text === calm.text) return;
    const wait = Math.max(0, calm.at + milliseconds - Date.now());
    const timer = setTimeout(() => setCalm({ text, at: Date.now() }), wait);
    return () => clearTimeout(timer);
  }, [text, calm]);
  return calm.text;
}
