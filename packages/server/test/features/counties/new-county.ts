/** A county as `shiji init` leaves it, for journeys that begin there. */
export { type FirstAdministrator, openCounty } from '../../../src/features/counties/open-county.ts';
