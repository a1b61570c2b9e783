export type { ListColumn, ListSort } from './columns';
export { ListTable } from './ListTable';
