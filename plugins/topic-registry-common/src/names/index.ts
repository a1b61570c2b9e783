export { ownValue, recordOf } from './records';
