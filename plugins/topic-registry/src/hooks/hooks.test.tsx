import {
  act,
  render as renderPlain,
  renderHook,
  waitFor,
} from '@testing-library/react';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { ReactNode } from 'react';
import {
  createMemoryRouter,
  MemoryRouter,
  RouterProvider,
} from 'react-router-dom';
import { useIdleWork } from './useIdleWork';
import { useLive } from './useLive';
import { useLoad } from './useLoad';
import { isOwnedBy } from './useOwnership';
import { UrlParams, useUrlParams } from './useUrlParams';

describe('useLoad', () => {
  it('keeps the last answer while asking again, also when that fails', async () => {
    const answers = [
      Promise.resolve('one'),
      Promise.reject(new Error('silent')),
    ];
    const { result } = renderHook(() => useLoad(() => answers.shift()!));
    await waitFor(() => expect(result.current.value).toBe('one'));
    act(() => result.current.reload());
    await waitFor(() => expect(result.current.error?.message).toBe('silent'));
    expect(result.current.value).toBe('one');
  });

  it('drops an answer that was overtaken', async () => {
    const resolvers: ((value: string) => void)[] = [];
    const { result } = renderHook(() =>
      useLoad(() => new Promise<string>(resolve => resolvers.push(resolve))),
    );
    await waitFor(() => expect(resolvers).toHaveLength(1));
    act(() => result.current.reload());
    await waitFor(() => expect(resolvers).toHaveLength(2));
    await act(async () => resolvers[1]('newer'));
    await act(async () => resolvers[0]('older'));
    expect(result.current.value).toBe('newer');
  });

  it('never shows the answer of another key', async () => {
    const pending = new Promise<string>(() => {});
    const { result, rerender } = renderHook(
      ({ key }) =>
        useLoad(() => (key === 'a' ? Promise.resolve('of a') : pending), key),
      { initialProps: { key: 'a' } },
    );
    await waitFor(() => expect(result.current.value).toBe('of a'));
    rerender({ key: 'b' });
    expect(result.current.value).toBeUndefined();
    expect(result.current.loading).toBe(true);
  });
});

describe('useLive', () => {
  it('asks again when the backend signals a change', async () => {
    const emit: (() => void)[] = [];
    const channels: string[] = [];
    const signals: SignalApi = {
      subscribe<TMessage>(
        channel: string,
        onMessage: (message: TMessage) => void,
      ) {
        channels.push(channel);
        emit.push(() => onMessage({ kind: 'findings' } as TMessage));
        return { unsubscribe: () => {} };
      },
    };
    const reload = jest.fn();
    renderHook(() => useLive(reload), {
      wrapper: (props: { children: ReactNode }) => (
        <TestApiProvider apis={[[signalApiRef, signals]]}>
          {props.children}
        </TestApiProvider>
      ),
    });
    expect(channels).toEqual(['topic-registry']);
    expect(reload).not.toHaveBeenCalled();
    act(() => emit[0]());
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  });
});

describe('useUrlParams', () => {
  const at = (url: string) => ({
    wrapper: (props: { children: ReactNode }) => (
      <MemoryRouter
        initialEntries={[url]}
        future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
      >
        {props.children}
      </MemoryRouter>
    ),
  });

  it('gives the same list until its values change', () => {
    const { result } = renderHook(
      () => useUrlParams(),
      at('/?owner=a&owner=b&q=x'),
    );
    const owners = result.current.all('owner');
    act(() => result.current.set({ q: 'xy' }));
    expect(result.current.get('q')).toBe('xy');
    expect(result.current.all('owner')).toBe(owners);
    act(() => result.current.set({ owner: ['a'] }));
    expect(result.current.all('owner')).toEqual(['a']);
  });

  it('changes the URL of now, also through a function of before', () => {
    const { result } = renderHook(() => useUrlParams(), at('/'));
    const { set } = result.current;
    act(() => set({ q: 'x' }));
    act(() => set({ page: '2' }));
    expect(result.current.text).toBe('q=x&page=2');
    expect(result.current.set).toBe(set);
  });
});

describe('the history of useUrlParams', () => {
  function render() {
    const router = createMemoryRouter([{ path: '*', element: <Probe /> }], {
      initialEntries: ['/before', '/list'],
      future: { v7_relativeSplatPath: true },
    });
    let params: UrlParams;
    function Probe() {
      params = useUrlParams();
      return null;
    }
    renderPlain(
      <RouterProvider router={router} future={{ v7_startTransition: true }} />,
    );
    return {
      set: (...values: Parameters<UrlParams['set']>) =>
        act(() => params.set(...values)),
      clear: () => act(() => params.clear()),
      back: async () => {
        await act(() => router.navigate(-1));
        const { pathname, search } = router.state.location;
        return `${pathname}${search}`;
      },
    };
  }

  it('goes one step back inside the page', async () => {
    const { set, clear, back } = render();
    set({ severity: ['error'] });
    set({ pin: 'a' });
    clear();
    expect(await back()).toBe('/list?severity=error&pin=a');
    expect(await back()).toBe('/list?severity=error');
    expect(await back()).toBe('/list');
    expect(await back()).toBe('/before');
  });

  it('takes all that is typed in a search as one step', async () => {
    const { set, back } = render();
    set({ q: 'b' });
    set({ q: 'bi' });
    set({ q: 'bil' });
    set({ q: 'bil', severity: ['error'] });
    expect(await back()).toBe('/list?q=bil');
    expect(await back()).toBe('/list');
  });

  it('makes no step where nothing changes or where it belongs to the one before', async () => {
    const { set, back } = render();
    set({ pin: 'a' });
    set({ pin: 'a' });
    set({ pin: '', focus: 'a' }, { sameStep: true });
    expect(await back()).toBe('/list');
    expect(await back()).toBe('/before');
  });
});

describe('isOwnedBy', () => {
  it('compares references without case, and owns nothing without an owner', () => {
    const ownership = ['User:default/Operator', 'group:default/identity'];
    expect(isOwnedBy('user:Default/operator', ownership)).toBe(true);
    expect(isOwnedBy('Group:default/Identity', ownership)).toBe(true);
    expect(isOwnedBy('group:default/revenue', ownership)).toBe(false);
    expect(isOwnedBy(undefined, ownership)).toBe(false);
    expect(isOwnedBy('group:default/identity', [])).toBe(false);
  });
});

describe('useIdleWork', () => {
  it('comes to every item, and to those of another list once it changes', async () => {
    const done: string[] = [];
    const work = (item: string) => {
      done.push(item);
    };
    const { rerender } = renderHook(({ items }) => useIdleWork(items, work), {
      initialProps: { items: undefined as string[] | undefined },
    });
    rerender({ items: ['a', 'b', 'c'] });
    expect(done).toEqual([]);
    await waitFor(() => expect(done).toEqual(['a', 'b', 'c']));
    rerender({ items: ['d'] });
    await waitFor(() => expect(done).toEqual(['a', 'b', 'c', 'd']));
  });

  it('does nothing more for a page that is gone', async () => {
    const work = jest.fn();
    const { unmount } = renderHook(() => useIdleWork(['a'], work));
    unmount();
    const later = jest.fn();
    renderHook(() => useIdleWork(['b'], later));
    await waitFor(() => expect(later).toHaveBeenCalled());
    expect(work).not.toHaveBeenCalled();
  });
});
