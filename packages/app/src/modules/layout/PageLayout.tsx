import {
  BreadcrumbEntry,
  PageLayoutProps,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { useMemo } from 'react';
import { useResolvedPath } from 'react-router-dom';

/**
 * The layout of Backstage's own, with its header as a landmark: screen readers
 * find the name of the page there.
 */
export function PageLayout(props: PageLayoutProps) {
  const { title, titleLink, tabs, children } = props;
  const parent = useResolvedPath('.').pathname.replace(/\/$/, '');
  const resolved = useMemo(
    () =>
      tabs?.map(tab => ({
        ...tab,
        href: tab.href.startsWith('/')
          ? tab.href
          : `${parent}/${tab.href}`.replace(/\/{2,}/g, '/'),
        matchStrategy: 'prefix' as const,
      })),
    [tabs, parent],
  );
  const { items: breadcrumbs } = useBreadcrumbEntries();
  if (props.noHeader) return <>{children}</>;
  const content = (
    <>
      <header>
        <PluginHeader
          title={title}
          icon={props.icon}
          titleLink={titleLink}
          breadcrumbs={breadcrumbs}
          tabs={resolved}
          customActions={props.headerActions}
        />
      </header>
      {children}
    </>
  );
  return title ? (
    <BreadcrumbEntry
      entry={{ label: title, href: titleLink ?? (parent || '/') }}
    >
      {content}
    </BreadcrumbEntry>
  ) : (
    content
  );
}
