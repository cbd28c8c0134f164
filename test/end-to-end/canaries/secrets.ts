/** Every secret there is: in settings, in what jobs carry, in what reruns are made from. */
export const CANARIES = {
  boroSigning: 'Y2FuYXJ5LWJvcm8tc2lnbmluZy1rZXk=',
  boroMedia: 'canary-media-file',
  boroRecorded: 'canary-recorded-file',
  aoPassword: 'canary-ao-password',
  aoProperty: 'canary-ao-property',
  aoOverridden: 'canary-ao-overridden',
  aoOverride: 'canary-ao-override',
  aoKept: 'canary-ao-kept',
  primePassword: 'canary-prime-password',
  primeVariable: 'canary-prime-variable',
  drsPassword: 'canary-drs-password',
  drsDatabase: 'canary-drs-database',
  drsInsideText: 'canary-drs-inside',
  drsSecretKey: 'canary-drs-secret-key',
  drsSecurityToken: 'canary-drs-security-token',
  drsRecorded: 'canary-drs-recorded',
  drsEndpoint: 'canary-drs-endpoint',
} as const;

/** What the settings refer to, by the name of the variable. */
export const CANARY_VARIABLES: Readonly<Record<string, string>> = {
  CANARY_BORO: CANARIES.boroSigning,
  CANARY_AO: CANARIES.aoPassword,
  CANARY_AO_OVERRIDE: CANARIES.aoOverride,
  CANARY_PRIME: CANARIES.primePassword,
  CANARY_PRIME_VARIABLE: CANARIES.primeVariable,
  CANARY_DRS: CANARIES.drsPassword,
  CANARY_DRS_DATABASE: CANARIES.drsDatabase,
  CANARY_DRS_INSIDE_TEXT: CANARIES.drsInsideText,
  CANARY_DRS_SECRET_KEY: CANARIES.drsSecretKey,
  CANARY_DRS_SECURITY_TOKEN: CANARIES.drsSecurityToken,
};

/** What a hostile server says: the secrets of the settings, and those that its request carried. */
export function quoting(...carried: readonly string[]): string {
  return [...Object.values(CANARY_VARIABLES), ...carried].join(' ');
}

/** The canaries in a text, as they are or encoded. */
export function canariesIn(text: string): string[] {
  return Object.values(CANARIES).filter((canary) =>
    [canary, Buffer.from(canary).toString('base64').replace(/=+$/, ''), encodeURIComponent(canary)].some(
      (form) => text.includes(form),
    ),
  );
}
