import { Page } from '@playwright/test';

/** How much there is to see. */
export type Amount = 'empty' | 'demo' | 'large';

/** A page of the portal and where it is pictured. */
export interface PicturedPage {
  name: string;
  title: string;
  amounts: Amount[];
  path: (amount: Amount) => string;
  /** Text that is there once the page is. */
  shows: (amount: Amount) => string | RegExp;
  /** What is done before the picture is taken. */
  act?: (page: Page) => Promise<void>;
}

const ALL: Amount[] = ['empty', 'demo', 'large'];
const ROOT = '/topic-registry';
const REGISTRY: Record<Amount, string> = {
  empty: '',
  demo: 'platform',
  large: 'registry-1',
};

/** In the order of the navigation. */
export const PAGES: PicturedPage[] = [
  {
    name: 'overview',
    title: 'Overview',
    amounts: ALL,
    path: () => '/',
    shows: () => 'What changed',
  },
  {
    name: 'topics',
    title: 'Topics',
    amounts: ALL,
    path: () => ROOT,
    shows: amount => (amount === 'empty' ? 'No topics yet.' : / of [\d\s]+$/),
  },
  {
    name: 'topic',
    title: 'A topic: its tab in the catalog',
    amounts: ['demo'],
    path: () => '/catalog/platform/api/nda_events/topic',
    shows: () => 'Parties',
  },
  {
    name: 'graph',
    title: 'Graph',
    amounts: ALL,
    path: () => `${ROOT}/graph`,
    shows: amount => (amount === 'empty' ? 'No topics yet.' : 'Save SVG'),
  },
  {
    name: 'graph-table',
    title: 'Graph, as a table',
    amounts: ['demo', 'large'],
    path: () => `${ROOT}/graph?view=table`,
    shows: () => 'Seen as',
  },
  {
    name: 'findings',
    title: 'Findings',
    amounts: ALL,
    path: () => `${ROOT}/findings`,
    shows: amount => (amount === 'empty' ? 'No findings.' : 'Export CSV'),
  },
  {
    name: 'deprecations',
    title: 'Deprecations',
    amounts: ALL,
    path: () => `${ROOT}/deprecations`,
    shows: amount =>
      amount === 'empty' ? 'No topic is deprecated.' : /Before removal|more/,
  },
  {
    name: 'registries',
    title: 'Registries',
    amounts: ALL,
    path: () => `${ROOT}/registries`,
    shows: amount => (amount === 'empty' ? 'No registry yet.' : 'in force'),
  },
  {
    name: 'document',
    title: 'A registry: its document',
    amounts: ['demo', 'large'],
    path: amount => `${ROOT}/registries/${REGISTRY[amount]}`,
    shows: () => 'in force',
  },
  {
    name: 'clusters',
    title: 'Clusters',
    amounts: ALL,
    path: () => `${ROOT}/clusters`,
    shows: amount => (amount === 'empty' ? 'No cluster yet.' : 'production'),
  },
];
