export { scaffolderModuleHybridCloud as default } from './module';
