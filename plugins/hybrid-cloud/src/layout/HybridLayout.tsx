import {
  BreadcrumbEntry,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { Container, PluginHeader } from '@backstage/ui';
import { RiGitBranchLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useLinks } from '../links';
import { useWords } from '../words';
import styles from './HybridLayout.module.css';
import readable from './readable.module.css';

/**
 * The header every plugin page has, with our two lists as tabs, in the user's language.
 * The framework's `PageLayout` is not used: it makes a new component at each render, and a page that
 * renders by itself, as ours do with every reading, would be taken down and put up again each time.
 */
export function HybridLayout(props: { readonly children: ReactNode }) {
  const { t } = useWords();
  const links = useLinks();
  const title = t('title');
  return (
    <BreadcrumbEntry entry={{ label: title, href: links.fleet ?? '' }}>
      <main aria-label={title}>
        <Header title={title} />
        <Container className={`${styles.page} ${readable.readable}`}>
          {props.children}
        </Container>
      </main>
    </BreadcrumbEntry>
  );
}

function Header(props: { readonly title: string }) {
  const { t } = useWords();
  const links = useLinks();
  const { items } = useBreadcrumbEntries();
  return (
    <PluginHeader
      title={props.title}
      icon={<RiGitBranchLine />}
      titleLink={links.fleet}
      breadcrumbs={items}
      tabs={[
        {
          id: 'workloads',
          label: t('tab.workloads'),
          href: links.fleet ?? '.',
          matchStrategy: 'prefix',
        },
        {
          id: 'plans',
          label: t('tab.plans'),
          href: links.plans ?? 'plans',
          matchStrategy: 'prefix',
        },
      ]}
    />
  );
}
