/** What a system may be called: it goes into workflow ids, metrics and messages. Not for the doors: `index.ts` leaves it out. */
export const SYSTEM_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
