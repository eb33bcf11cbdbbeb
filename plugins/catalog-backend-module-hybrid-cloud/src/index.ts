export { catalogModuleHybridCloud as default } from './module';
