export * from './SitesContext';
