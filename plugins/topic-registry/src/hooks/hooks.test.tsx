import { act, renderHook, waitFor } from '@testing-library/react';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { ReactNode } from 'react';
import { useLive } from './useLive';
import { useLoad } from './useLoad';

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
