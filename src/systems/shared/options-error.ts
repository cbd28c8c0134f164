import type { z } from 'zod';
import { findingsText } from '../../schema/issue-text';

/** What a factory throws for options that its schema refuses: path and what was expected, never a value. */
export function optionsError(factory: string, options: unknown, error: z.ZodError): TypeError {
  return new TypeError(`Options of ${factory}: ${findingsText(error, options, 'options')}`);
}
