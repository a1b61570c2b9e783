import { act, render, screen } from '@testing-library/react';
import { Ago } from './Time';

describe('Ago', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z') });
  });
  afterEach(() => jest.useRealTimers());

  it('ticks, and is never ahead when an answer is newer than the last tick', () => {
    const { rerender } = render(<Ago at="2026-11-22T11:59:55Z" />);
    expect(screen.getByText('just now')).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(10_000));
    expect(screen.getByText('15 s ago')).toBeInTheDocument();

    // Read after the last tick of the page.
    jest.setSystemTime(new Date('2026-11-22T12:00:14Z'));
    rerender(<Ago at="2026-11-22T12:00:13Z" />);
    expect(screen.getByText('just now')).toBeInTheDocument();
  });

  it('says the same beside each other, whenever each was drawn', () => {
    render(<Ago at="2026-11-22T11:59:00Z" />);
    act(() => jest.advanceTimersByTime(3_000));
    render(<Ago at="2026-11-22T11:59:00Z" />);
    act(() => jest.advanceTimersByTime(2_000));
    expect(screen.getAllByText('1 min ago')).toHaveLength(2);
    act(() => jest.advanceTimersByTime(55_000));
    expect(screen.getAllByText('2 min ago')).toHaveLength(2);
  });

  it('is "just now" by a clock that is behind', () => {
    render(<Ago at="2026-11-22T12:03:00Z" />);
    expect(screen.getByText('just now')).toBeInTheDocument();
  });
});
