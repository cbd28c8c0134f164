/** The switches of one simulator, which a test may turn at any time. */
export interface HeldSettings<Settings extends object> {
  /** As they are now; not to be kept. */
  readonly current: () => Settings;
  /** A copy: later changes do not show in it. */
  readonly copy: () => Settings;
  /** Changes the settings named and returns a copy of them all; throws what `change` throws and changes nothing. */
  readonly configure: (input: unknown) => Settings;
}

/** Holds settings; `change` checks an input and returns the settings with it applied. */
export function holdSettings<Settings extends object>(
  first: Settings,
  change: (settings: Settings, input: unknown) => Settings,
): HeldSettings<Settings> {
  let settings = first;
  return {
    current: () => settings,
    copy: () => structuredClone(settings),
    configure(input) {
      settings = change(settings, input);
      return structuredClone(settings);
    },
  };
}
