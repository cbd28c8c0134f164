export { withAlteredAnswers } from './alter-answers';
export * from './disturbances';
export type { GateAnswer, SeenRequest } from './forward';
export { openGate, type Gate, type Operation, type Upstream } from './gate';
