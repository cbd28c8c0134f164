import type { GateAnswer, SeenRequest } from './forward';

/** What the gate does with one request in place of passing it on. */
export type Disturbance = (visit: Visit) => Promise<void> | void;

/** One request at the gate. */
export interface Visit {
  readonly request: SeenRequest;
  /** Passes the request on, and resolves with the system's answer. */
  forward(): Promise<GateAnswer>;
  answer(answer: GateAnswer): void;
  /** Ends the connection without an answer. */
  hangUp(): void;
}

/** The gate answers by itself; the system hears nothing. */
export function answering(answer: GateAnswer | ((request: SeenRequest) => GateAnswer)): Disturbance {
  return (visit) => visit.answer(typeof answer === 'function' ? answer(visit.request) : answer);
}

/** The connection ends without an answer: `before` the system heard of the request, or `after` it has done what was asked. */
export function losingTheAnswer(when: 'before' | 'after'): Disturbance {
  return async (visit) => {
    if (when === 'after') await visit.forward();
    visit.hangUp();
  };
}

/** The request arrives, and nothing happens. */
export function keepingSilent(): Disturbance {
  return () => undefined;
}

/** The system answers, in other words. */
export function rewriting(rewrite: (body: string) => string): Disturbance {
  return async (visit) => {
    const answer = await visit.forward();
    visit.answer({ ...answer, body: rewrite(answer.body ?? '') });
  };
}
