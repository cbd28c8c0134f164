export * from './load-settings';
export * from './routing';
export * from './settings-error';
export * from './vendor';
