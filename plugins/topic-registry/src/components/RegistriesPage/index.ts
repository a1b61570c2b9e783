export { RegistriesRouter } from './RegistriesRouter';
