import { render } from '@testing-library/react';
import { plainProse, Prose } from './Prose';

describe('Prose', () => {
  it('shows names as code and moments as times', () => {
    const { container } = render(
      <Prose>
        `a_events` is written since 2024-03-05T10:00:00.000Z by `x`.
      </Prose>,
    );
    expect(container).toHaveTextContent(
      'a_events is written since 5 Mar 2024 by x.',
    );
    expect(
      Array.from(container.querySelectorAll('code'), one => one.textContent),
    ).toEqual(['a_events', 'x']);
    expect(container.querySelector('time')).toHaveAttribute(
      'datetime',
      '2024-03-05T10:00:00.000Z',
    );
  });

  it('leaves a lone backtick as it is', () => {
    expect(plainProse('a lone ` there')).toBe('a lone ` there');
  });

  it('is the same sentence without marks in titles', () => {
    expect(plainProse('`a` since 2024-03-05T10:00:00Z')).toBe(
      'a since 5 Mar 2024',
    );
  });
});
