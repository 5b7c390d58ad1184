import type { INestApplication } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { SetUpService } from './set-up.service.js';

/** What the start prints: the one-time set-up link while there is nobody, else where to sign in. */
export async function announce(app: INestApplication): Promise<string> {
  const { publicUrl } = app.get(Settings, { strict: false });
  const settingUp = app.get(SetUpService, { strict: false });
  if (!(await settingUp.isOpen())) return `Sign in: ${publicUrl}/sign-in`;
  const key = await settingUp.newKey();
  return `Nobody is here yet. Set Preceptor up (the link works once):\n  ${publicUrl}/setup?key=${key}`;
}
