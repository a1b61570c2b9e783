export { FindingsCount } from './FindingsCount';
