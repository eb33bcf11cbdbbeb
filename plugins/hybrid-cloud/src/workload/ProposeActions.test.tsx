import {
  Observation,
  Weights,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { screen } from '@testing-library/react';
import { FakeHybridCloudApi } from '../__testUtils__';
import { renderHybrid } from '../__testUtils__/renderHybrid';
import { ProposeActions } from './ProposeActions';

const now = () => Date.UTC(2026, 2, 2, 9);
const api = new FakeHybridCloudApi({ now, state: 'calm' });

async function show(change: (detail: WorkloadDetail) => WorkloadDetail) {
  const detail = await api.getWorkload('component:default/course-registration');
  renderHybrid(
    <ProposeActions detail={change(detail)} onChanged={() => {}} />,
    { api, now },
  );
}

function withWeights(
  observation: Observation | undefined,
  value: Weights,
): Observation | undefined {
  if (observation?.split.configured.state !== 'fresh') return observation;
  const { split } = observation;
  const configured = { ...observation.split.configured, value };
  return { ...observation, split: { ...split, configured } };
}

describe('ProposeActions', () => {
  it('offers the way to the base weights where the weights are not those', async () => {
    await show(detail => ({
      ...detail,
      observation: withWeights(detail.observation, { onprem: 100, aws: 0 }),
    }));
    expect(
      await screen.findByRole('button', { name: 'Propose base weights' }),
    ).toBeEnabled();
  });

  it('does not offer it where the base weights hold', async () => {
    await show(detail => detail);
    await screen.findByRole('button', { name: 'Propose failover' });
    expect(
      screen.queryByRole('button', { name: 'Propose base weights' }),
    ).toBeNull();
  });

  it('says why nothing can be proposed before there is a switch', async () => {
    await show(detail => ({
      ...detail,
      workload: detail.workload && { ...detail.workload, traffic: undefined },
    }));
    expect(
      await screen.findByRole('button', { name: 'Propose failover' }),
    ).toBeDisabled();
    expect(screen.getByText(/before the switch exists/)).toBeInTheDocument();
  });
});
