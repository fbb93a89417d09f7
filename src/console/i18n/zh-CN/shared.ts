/** Namespaces that several features need; `errors` is merged with that of the first load. */
export { approvals } from './approvals.ts';
export { audit } from './audit.ts';
export { changes } from './changes.ts';
export { controls } from './controls.ts';
export { events } from './events.ts';
export { exports } from './exports.ts';
export { guidedFlow } from './guided-flow.ts';
export { identifyingText } from './identifying-text.ts';
export { interpretation } from './interpretation.ts';
export { notices } from './notices.ts';
export { outcome } from './outcome.ts';
export { requests } from './requests.ts';
export { session } from './session.ts';
export { user } from './user.ts';
export { writeErrors as errors } from './write-errors.ts';
