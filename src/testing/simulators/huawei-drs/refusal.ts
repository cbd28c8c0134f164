import { textOf } from './error-codes';

/** The call is answered with an error; nothing has changed. Its message is only the particulars: the text is that of the code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    readonly particulars = '',
  ) {
    super(`${textOf(code)['en-us']} ${particulars}`.trim());
  }
}

/** A parameter that is not there. The reference knows DRS.M00201 as one of the codes about parameters, not more of it. */
export function missing(parameter: string): Refusal {
  return new Refusal('DRS.M00201', `(${parameter})`);
}

/** A parameter that makes no sense. */
export function invalid(parameter: string): Refusal {
  return new Refusal('DRS.M00007', `(${parameter})`);
}
