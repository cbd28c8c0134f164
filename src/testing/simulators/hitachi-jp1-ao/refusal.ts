/** The statuses that a call can be refused with; fault rules name them as shapes. */
export const REFUSALS = ['400', '401', '403', '404', '405', '406', '409', '412', '415', '500'] as const;

/** One of them. */
export type RefusalStatus = (typeof REFUSALS)[number];

/** The call is answered with an error; nothing has changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: RefusalStatus,
    message: string,
  ) {
    super(message);
  }
}

/** The documented 404; it is also what somebody gets who may not see the thing. */
export function notFound(): Refusal {
  return new Refusal('404', 'The specified resource does not exist or you do not have access.');
}
