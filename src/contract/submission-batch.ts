/**
 * So many reruns are looked at together before they are submitted one by one: few, so that little time lies between looking and submitting.
 * Not for the doors: `index.ts` leaves it out.
 */
export const SUBMISSION_BATCH = 20;
