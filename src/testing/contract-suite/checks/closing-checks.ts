import type { Check } from '../check';

/** The end of an adapter. */
export function closingChecks(): Check[] {
  return [
    {
      title: 'closing twice is harmless',
      needs: [],
      run: async ({ system, call, unknownId }) => {
        await system.status([unknownId(1)], call);
        await system.close?.();
        await system.close?.();
      },
    },
  ];
}
