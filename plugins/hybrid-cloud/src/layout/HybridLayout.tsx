import { PageLayout } from '@backstage/frontend-plugin-api';
import { Container } from '@backstage/ui';
import { RiGitBranchLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useLinks } from '../links';
import { useWords } from '../words';
import readable from './readable.module.css';
import styles from './HybridLayout.module.css';

/** The app's own page header with our two lists as tabs, in the user's language. */
export function HybridLayout(props: { readonly children: ReactNode }) {
  const { t } = useWords();
  const links = useLinks();
  const tabs = [
    { id: 'workloads', label: t('tab.workloads'), href: links.fleet ?? '.' },
    { id: 'plans', label: t('tab.plans'), href: links.plans ?? 'plans' },
  ];
  return (
    <PageLayout
      title={t('title')}
      icon={<RiGitBranchLine />}
      titleLink={links.fleet}
      tabs={tabs}
    >
      <Container className={`${styles.page} ${readable.readable}`}>
        {props.children}
      </Container>
    </PageLayout>
  );
}
