import { useMemo } from 'react';
import { UrlParams, useUrlParams } from '../../hooks';
import { GraphIndex } from './model/GraphIndex';
import { EdgeKind, KINDS } from './model/kinds';
import { GraphQuery } from './model/select';

/** Parameters that narrow the graph. */
export const FILTERS = ['registry', 'category', 'service'] as const;

export const DEPTHS = [1, 2, 3];

/** What the URL asks of the graph. A centre that is not in it is left out. */
export function useGraphQuery(index: GraphIndex | undefined): {
  query: GraphQuery;
  /** What the URL names as the centre, when the graph has no such node. */
  lost?: string;
  pinned?: string;
  table: boolean;
  params: UrlParams;
} {
  const params = useUrlParams();
  return useMemo(() => {
    const focus = params.get('focus');
    const centre = focus ? index?.resolve(focus) : undefined;
    const depth = Number(params.get('depth'));
    const kinds = new Set<string>(KINDS.map(kind => kind.id));
    return {
      query: {
        query: params.get('q'),
        registry: params.all('registry'),
        category: params.all('category'),
        service: params.all('service'),
        kind: params.all('kind').filter(id => kinds.has(id)) as EdgeKind[],
        focus: centre,
        depth: DEPTHS.includes(depth) ? depth : 1,
        all: params.get('all') === '1',
      },
      lost: focus && index && !centre ? focus : undefined,
      pinned: params.get('pin') || undefined,
      table: params.get('view') === 'table',
      params,
    };
  }, [params, index]);
}
