/** `npm run build`: installs what is missing and builds what changed. */
import { build, install } from './prepare.mjs';

install();
build();
