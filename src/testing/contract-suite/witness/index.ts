export { witnessed } from './witness';
