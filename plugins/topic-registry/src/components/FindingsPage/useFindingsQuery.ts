import {
  ChangeKind,
  FindingState,
  MOST_CHANGE_DAYS,
  recordOf,
  toldOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo } from 'react';
import { LinkParams } from '../../host';
import { useOwnership, UrlParams, useUrlParams } from '../../hooks';
import { FindingsFilter, FINDING_STATES } from './filterFindings';

/** Properties of a finding that a select narrows the list by. */
export const FILTERS = [
  'severity',
  'rule',
  'registry',
  'cluster',
  'topic',
] as const;

/** What led here: a count elsewhere, of which the list shows exactly what it counts. */
export const ORIGINS = ['change', 'days', 'told'] as const;

const CHANGES: ChangeKind[] = ['opened', 'resolved', 'reopened'];

/** What came or went, where the URL asks for that. */
export function changeOf(
  params: UrlParams,
): { change: ChangeKind; days: number } | undefined {
  const change = CHANGES.find(one => one === params.get('change'));
  const days = Number(params.get('days') || 1);
  const isSpan =
    Number.isInteger(days) && days >= 1 && days <= MOST_CHANGE_DAYS;
  return change && isSpan ? { change, days } : undefined;
}

/**
 * The states that are asked for: open ones, unless the URL names others or
 * counts what may have left that state since.
 */
export function useStates(): FindingState[] {
  const params = useUrlParams();
  return useMemo(() => {
    const asked = FINDING_STATES.filter(state =>
      params.all('state').includes(state),
    );
    if (asked.length) return asked;
    const all = changeOf(params) ?? toldOf(params.get('told'));
    return all ? FINDING_STATES : ['open'];
  }, [params]);
}

/** What of the loaded findings is shown. */
export function useFindingsFilter(): FindingsFilter {
  const params = useUrlParams();
  const ownership = useOwnership();
  return useMemo(
    () => ({
      // Nothing is mine until it is known who asks.
      ownership: params.get('mine') ? ownership ?? [] : undefined,
      query: params.get('q'),
      severity: params.all('severity'),
      rule: params.all('rule'),
      registry: params.all('registry'),
      cluster: params.all('cluster'),
      topic: params.all('topic'),
      told: toldOf(params.get('told')),
    }),
    [params, ownership],
  );
}

/** What a link to a finding keeps of the list beside it. */
export function useLinkParams(): LinkParams {
  const params = useUrlParams();
  return useMemo(() => {
    const names = ['q', 'state', 'mine', ...FILTERS, ...ORIGINS];
    return recordOf(names.map(name => [name, params.all(name)]));
  }, [params]);
}
