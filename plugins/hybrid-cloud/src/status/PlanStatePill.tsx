import {
  RiCheckDoubleLine,
  RiCloseLine,
  RiErrorWarningLine,
  RiLoopRightLine,
  RiTimeLine,
  RiUserVoiceLine,
} from '@remixicon/react';
import { PlanState } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReactElement } from 'react';
import { useWords } from '../words';
import { Pill, Tone } from './Pill';

const LOOKS: Record<PlanState, { tone: Tone; icon: ReactElement }> = {
  proposed: { tone: 'info', icon: <RiTimeLine /> },
  'awaiting-approval': { tone: 'person', icon: <RiUserVoiceLine /> },
  approved: { tone: 'info', icon: <RiTimeLine /> },
  executing: { tone: 'info', icon: <RiLoopRightLine /> },
  verifying: { tone: 'info', icon: <RiLoopRightLine /> },
  succeeded: { tone: 'success', icon: <RiCheckDoubleLine /> },
  failed: { tone: 'danger', icon: <RiErrorWarningLine /> },
  'rolled-back': { tone: 'warning', icon: <RiErrorWarningLine /> },
  rejected: { tone: 'neutral', icon: <RiCloseLine /> },
  expired: { tone: 'neutral', icon: <RiTimeLine /> },
  cancelled: { tone: 'neutral', icon: <RiCloseLine /> },
  superseded: { tone: 'neutral', icon: <RiCloseLine /> },
};

export function PlanStatePill(props: { readonly state: PlanState }) {
  const { t } = useWords();
  const look = LOOKS[props.state];
  return (
    <Pill tone={look.tone} icon={look.icon}>
      {t(`planState.${props.state}`)}
    </Pill>
  );
}
