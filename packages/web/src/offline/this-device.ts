import { createDeviceCopy, type DeviceCopy } from './device-copy.ts';

/** What this device keeps. */
export const deviceCopy: DeviceCopy = createDeviceCopy(localStorage, () => new Date());
