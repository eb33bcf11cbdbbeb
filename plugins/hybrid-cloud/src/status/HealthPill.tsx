import {
  RiCheckLine,
  RiErrorWarningLine,
  RiLoopRightLine,
  RiPlugLine,
  RiQuestionLine,
  RiUserVoiceLine,
} from '@remixicon/react';
import { WorkloadHealth } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReactElement } from 'react';
import { useWords } from '../words';
import { Pill, Tone } from './Pill';

const LOOKS: Record<WorkloadHealth, { tone: Tone; icon: ReactElement }> = {
  'needs-person': { tone: 'person', icon: <RiUserVoiceLine /> },
  critical: { tone: 'danger', icon: <RiPlugLine /> },
  degraded: { tone: 'warning', icon: <RiErrorWarningLine /> },
  acting: { tone: 'info', icon: <RiLoopRightLine /> },
  healthy: { tone: 'success', icon: <RiCheckLine /> },
  unknown: { tone: 'neutral', icon: <RiQuestionLine /> },
};

export function HealthPill(props: { readonly health: WorkloadHealth }) {
  const { t } = useWords();
  const look = LOOKS[props.health];
  return (
    <Pill tone={look.tone} icon={look.icon}>
      {t(`health.${props.health}`)}
    </Pill>
  );
}
