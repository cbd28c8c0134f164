export * from './load-settings';
export * from './settings-error';
export * from './vendor';
