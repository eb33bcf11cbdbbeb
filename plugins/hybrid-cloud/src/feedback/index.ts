export * from './EmptyState';
export * from './ErrorState';
export * from './PageSkeleton';
export * from './ProblemBanner';
