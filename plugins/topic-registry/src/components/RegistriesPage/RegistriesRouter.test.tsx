import { screen } from '@testing-library/react';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { RegistriesRouter } from './RegistriesRouter';

const MOUNT = '/topic-registry/registries';

function render(at = MOUNT, options: { api?: FixtureApi } = {}) {
  return renderPage(<RegistriesRouter />, { mount: MOUNT, at, ...options });
}

describe('the list of registries', () => {
  it('tells which document is not the newest, and why', async () => {
    render();
    expect(
      await screen.findByText(
        '2 registries, of which 1 could not be read at the last attempt.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('older text in force')).toBeInTheDocument();
    expect(screen.getByText(/the limit is 5 242 880/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Platform topics' }),
    ).toHaveAttribute('href', '/topic-registry/registries/platform');
    expect(screen.getByRole('link', { name: '5 deprecated' })).toHaveAttribute(
      'href',
      '/topic-registry?registry=platform&lifecycle=deprecated',
    );
  });

  it('tells how to name one when there is none', async () => {
    const api = new FixtureApi();
    api.registries = [];
    render(MOUNT, { api });
    expect(await screen.findByText('No registry yet.')).toBeInTheDocument();
  });
});
