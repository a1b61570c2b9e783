export { Relays } from './Relays';
