export { permissionModuleHybridCloud as default } from './module';
