import { screen } from '@testing-library/react';
import { FakeHybridCloudApi } from '../__testUtils__';
import { renderHybrid } from '../__testUtils__/renderHybrid';
import { TimeChart } from './TimeChart';

const now = () => Date.UTC(2026, 2, 2, 9);

function show(values: readonly (number | null)[]) {
  return renderHybrid(
    <TimeChart
      title="Data lag"
      at={values.map((_, index) => now() + index * 1000)}
      series={[{ key: 'lag', label: 'Data lag', values }]}
      thresholds={[{ value: 30, label: 'limit 30 s' }]}
      format={value => `${value} s`}
    />,
    { api: new FakeHybridCloudApi({ now }), now },
  );
}

describe('TimeChart', () => {
  it('rule 1: a gap breaks the line; it is not drawn at zero', async () => {
    const { container } = show([4, 5, null, null, 6, 7]);
    await screen.findByRole('img', {
      name: 'Data lag: latest 7 s, 4 points, 2 gaps',
    });
    const line = container.querySelector('.recharts-line-curve');
    const moves = line?.getAttribute('d')?.match(/M/g);
    expect(moves).toHaveLength(2);
  });

  it('says so when nothing was ever known', async () => {
    show([null, null]);
    expect(
      await screen.findByText(/Nothing has been recorded yet/),
    ).toBeInTheDocument();
    expect(screen.getByText('no data')).toBeInTheDocument();
  });
});
