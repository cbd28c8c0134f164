export * from './check-systems';
export * from './json-schema';
export * from './load-settings';
export * from './routing';
export * from './settings-error';
export * from './vendor';
export type { Zones } from './zone-settings';
