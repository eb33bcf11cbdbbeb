import { Reading } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeHybridCloudApi } from '../__testUtils__';
import { renderHybrid } from '../__testUtils__/renderHybrid';
import { ReadingValue } from './ReadingValue';

const NOW = Date.UTC(2026, 2, 2, 9);
const now = () => NOW;
const origin = {
  unit: 'seconds',
  source: 'cloudwatch:CDCLatencyTarget',
  observedAt: NOW - 125_000,
} as const;

function show(reading: Reading) {
  renderHybrid(
    <ReadingValue
      label="Data lag"
      reading={reading}
      format={value => `${value} s`}
    />,
    { api: new FakeHybridCloudApi({ now }), now },
  );
}

describe('ReadingValue', () => {
  it('rule 1: a fresh zero is shown as zero, and its source and age are told', async () => {
    show({ ...origin, state: 'fresh', value: 0 });
    const value = await screen.findByRole('button', {
      name: /^Data lag:\s?0 s$/,
    });
    expect(value).toHaveTextContent(/: 0 s$/);
    await userEvent.click(value);
    const tooltip = await screen.findByRole('tooltip');
    expect(tooltip).toHaveTextContent('Source: cloudwatch:CDCLatencyTarget');
    expect(tooltip).toHaveTextContent('Observed 2 min 5 s ago');
  });

  it('rule 2: a stale value carries its age where it stands', async () => {
    show({ ...origin, state: 'stale', value: 4, maxAgeSeconds: 60 });
    const value = await screen.findByRole('button', {
      name: /^Data lag:\s?4 s\s?, stale,\s?2 min old$/,
    });
    expect(value).toHaveTextContent('4 s');
    expect(value).toHaveTextContent('2 min old');
  });

  it('rule 1: missing is never zero on screen', async () => {
    show({ ...origin, state: 'missing', reason: 'no datapoint' });
    const value = await screen.findByRole('button', {
      name: /^Data lag:\s?no data$/,
    });
    expect(value).toHaveTextContent(/: no data$/);
    expect(value).not.toHaveTextContent(/0/);
  });

  it('rule 3: blindness says which kind it is, and is not zero either', async () => {
    show({
      ...origin,
      state: 'error',
      error: 'forbidden',
      message: 'dms:DescribeReplicationTasks is not allowed',
    });
    const value = await screen.findByRole('button', {
      name: /^Data lag:\s?not allowed$/,
    });
    expect(value).not.toHaveTextContent(/0/);
    await userEvent.click(value);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'dms:DescribeReplicationTasks is not allowed',
    );
  });
});
